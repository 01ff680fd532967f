import { StaffMemberRow } from '@crossroads/messaging';
import { accountOf, committedRows, eventsOn, type SimulatedService, type SimulatedWorld } from '@crossroads/testing';
import { furthest } from '../../services/intake/src/domain/progress.ts';
import { ProgressRow } from '../../services/intake/src/persistence/progress.row.ts';
import { ReferralRow } from '../../services/intake/src/persistence/referral.row.ts';
import { CaseRow as OutreachCase } from '../../services/outreach/src/persistence/case.row.ts';
import { WorkerRow } from '../../services/outreach/src/persistence/worker.row.ts';
import { CapacityRow } from '../../services/routing/src/persistence/capacity.row.ts';
import { OfferRow } from '../../services/routing/src/persistence/offer.row.ts';
import { PlacementRow } from '../../services/routing/src/persistence/placement.row.ts';
import { CaseRow as ScreeningCase } from '../../services/screening/src/persistence/case.row.ts';
import type { Pipeline } from './services.ts';

const differs = (what: string, found: readonly unknown[], owed: readonly unknown[]): string[] => {
  const [left, right] = [found.map(String).toSorted(), owed.map(String).toSorted()];
  return left.join() === right.join() ? [] : [`${what}: ${left.join(' ')} instead of ${right.join(' ')}`];
};

const routingFaults = ({ routing }: Pipeline, made: readonly string[]): string[] => {
  const placements = committedRows(routing, 'placement', PlacementRow);
  const offers = committedRows(routing, 'offer', OfferRow);
  const needs = placements.map(({ referralId, needCode }) => `${referralId} ${needCode}`);
  const wrongCounts = committedRows(routing, 'capacity', CapacityRow).filter(
    ({ serviceId, held, available, maximum }) => {
      const holding = placements.filter(({ offer }) => offer?.serviceId === serviceId).length;
      return held !== holding || available < 0 || available + held > maximum;
    },
  );
  return [
    ...(new Set(needs).size === needs.length ? [] : ['a need was placed twice']),
    ...wrongCounts.map(({ serviceId, held, available }) => `service ${serviceId} holds ${held}, has ${available} left`),
    ...differs('offers that were announced', made, offers.map(({ id }) => id)), // prettier-ignore
    ...placements.filter(({ status }) => status === 'opened').map(({ id }) => `placement ${id} stands still`),
  ];
};

const outreachFaults = ({ outreach, screening, routing }: Pipeline): string[] => {
  const cases = committedRows(outreach, 'outreach_case', OutreachCase);
  const eligible = committedRows(screening, 'screening_case', ScreeningCase).filter(
    ({ status }) => status === 'eligible',
  );
  const placements = committedRows(routing, 'placement', PlacementRow);
  const wrongLoads = committedRows(outreach, 'worker', WorkerRow).filter(
    ({ id, caseload, caseloadMax }) =>
      caseload !== cases.filter(({ workerId }) => workerId === id).length || caseload > caseloadMax,
  );
  const requested = cases.flatMap(({ id, requestedNeeds }) =>
    requestedNeeds.map(({ needCode }) => `${id} ${needCode}`),
  );
  return [
    ...differs(
      'eligible cases in outreach',
      cases.flatMap(({ id, isEligible }) => (isEligible ? [id] : [])),
      eligible.map(({ id }) => id),
    ),
    ...differs('needs placed', placements.map(({ referralId, needCode }) => `${referralId} ${needCode}`), requested), // prettier-ignore
    ...wrongLoads.map(({ id, caseload }) => `worker ${id} has a caseload of ${caseload}`),
  ];
};

const intakeFaults = ({ intake, screening, routing }: Pipeline, promised: readonly string[]): string[] => {
  const referrals = committedRows(intake, 'referral', ReferralRow);
  const { lost, invented } = accountOf(promised, referrals.map(({ id }) => id)); // prettier-ignore
  const passed = referrals.filter(({ status }) => status === 'screening').map(({ id }) => id);
  const progress = new Map(committedRows(intake, 'referral_progress', ProgressRow).map(row => [row.id, row.progress]));
  const offered = new Set(committedRows(routing, 'offer', OfferRow).map(({ referralId }) => referralId));
  return [
    ...lost.map(id => `referral ${id} was promised and is lost`),
    ...invented.map(id => `referral ${id} was promised to nobody`),
    ...differs('screened', committedRows(screening, 'screening_case', ScreeningCase).map(({ id }) => id), passed), // prettier-ignore
    ...[...offered].flatMap(id => {
      const known = progress.get(id);
      return known !== undefined && furthest(known, 'offered') === known
        ? []
        : [`intake does not know the offer of ${id}`];
    }),
  ];
};

const staffFaults = ({ intake, screening, outreach, routing }: Pipeline): string[] => {
  const known = (service: SimulatedService): string[] =>
    committedRows(service, 'staff_member', StaffMemberRow).map(({ id, version, role }) => `${id} ${version} ${role}`);
  const owed = known(intake);
  const copies = [screening, outreach, routing].flatMap(service =>
    differs(`staff of ${service.name}`, known(service), owed),
  );
  return owed.length === 0 ? ['nobody works anywhere'] : copies;
};

/** What is wrong between the services' books, in words. Each referral stands in each of them once, and all agree. */
export const ledgerFaults = (world: SimulatedWorld, pipeline: Pipeline, promised: readonly string[]): string[] => {
  const seen = eventsOn(world, ['help.routing.offer.v1']).filter(({ type }) => type === 'routing.offer.made.v1');
  const made = new Set(seen.map(({ data }) => String(Reflect.get(Object(data), 'offerId'))));
  return [
    ...intakeFaults(pipeline, promised),
    ...outreachFaults(pipeline),
    ...routingFaults(pipeline, [...made]),
    ...staffFaults(pipeline),
  ];
};
