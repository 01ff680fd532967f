import { registryOf, topics } from '@crossroads/contracts';
import { accountOf, balanced, eventually, readTopics, seenEvent, sequenceReport } from '@crossroads/testing';
import type { SeenEvent, SequenceReport } from '@crossroads/testing';
import { consumes as intakeConsumes } from '../../services/intake/src/consumes.ts';
import { consumes as outreachConsumes } from '../../services/outreach/src/consumes.ts';
import { consumes as routingConsumes } from '../../services/routing/src/consumes.ts';
import { consumes as screeningConsumes } from '../../services/screening/src/consumes.ts';
import { messagingOf } from '../local/management.ts';
import { pipeline } from './fault-system.ts';
import type { FaultSystem } from './fault-system.ts';

/** What each service consumes, and as which group. */
export const consumers = [
  { service: 'intake', group: 'help.intake.progress', consumes: intakeConsumes },
  { service: 'screening', group: 'help.screening.cases', consumes: screeningConsumes },
  { service: 'outreach', group: 'help.outreach.cases', consumes: outreachConsumes },
  { service: 'routing', group: 'help.routing.placements', consumes: routingConsumes },
].map(({ service, group, consumes }) => {
  const types = new Set(consumes.map(({ type }) => type));
  return { service, group, types, reads: [...new Set([...types].map(type => registryOf(type).topic))] };
});

/** What one consented, urgent referral causes: each of these once. */
const onceEach = [
  'intake.referral.submitted.v1',
  'intake.referral.triaged.v1',
  'screening.case.opened.v1',
  'screening.case.found-eligible.v1',
  'outreach.consent.granted.v1',
  'outreach.case.assigned.v1',
  'outreach.case.placement-requested.v1',
  'routing.placement.opened.v1',
  'routing.offer.made.v1',
];

const WITHIN = { withinMs: 60_000, everyMs: 250 };

const idle = { lag: 0, outbox: 0, deadLetters: 0, parked: 0 };

/** Rows of each step for the referrals given: one of each for every referral when all went well. */
const stepsSql = `select
  (select count(*)::int from screening.screening_case where id = any($1)) as cases,
  (select count(*)::int from screening.decision_receipt where case_id = any($1)) as receipts,
  (select count(*)::int from outreach.outreach_case where id = any($1)) as followed,
  (select count(*)::int from outreach.consent where case_id = any($1)) as consents,
  (select count(*)::int from routing.consent where referral_id = any($1)) as shown,
  (select count(*)::int from routing.placement where referral_id = any($1)) as placements,
  (select count(*)::int from routing.offer where referral_id = any($1)) as offers,
  (select count(*)::int from intake.referral_progress where id = any($1) and progress = 'offered') as reported`;

/** What is counted in two places. */
const booksSql = `select
  (select coalesce(sum(held), 0)::int from routing.capacity) as held,
  (select count(*)::int from routing.placement where status = 'offered') as "openOffers",
  (select coalesce(sum(caseload), 0)::int from outreach.worker) as caseload,
  (select count(*)::int from outreach.outreach_case where worker_id is not null) as assigned`;

type Steps = Readonly<Record<string, number>>;
type Books = {
  readonly held: number;
  readonly openOffers: number;
  readonly caseload: number;
  readonly assigned: number;
};

const expectIdle = async ({ system }: FaultSystem): Promise<void> => {
  for (const name of pipeline) {
    const url = system.connections.services[name]?.managementUrl ?? '';
    expect({ name, ...(await messagingOf(url)) }).toEqual({ name, ...idle });
  }
};

/** Every referral given has come as far as an offer, in every service's own rows. */
export const expectSteps = async (faults: FaultSystem, accepted: readonly string[]): Promise<void> => {
  const [steps = {}] = await faults.query<Steps>(stepsSql, [accepted]);
  const all = Object.fromEntries(Object.keys(steps).map(name => [name, accepted.length]));
  expect(steps).toEqual(all);
};

/** Events of every topic of the installation, in order within each partition. */
export const allEventsOf = async ({ servers }: Pick<FaultSystem, 'servers'>): Promise<readonly SeenEvent[]> =>
  (await readTopics(servers, topics.map(({ name }) => name))).map(seenEvent); // prettier-ignore

const expectOnceEach = (events: readonly SeenEvent[], accepted: readonly string[]): void => {
  const wanted = new Set(accepted);
  for (const type of onceEach) {
    const found = new Map(events.filter(event => event.type === type).map(({ id, subject }) => [id, subject]));
    const subjects = [...found.values()].filter(subject => wanted.has(subject));
    expect({ type, ...accountOf(accepted, subjects) }).toEqual({ type, ...balanced });
  }
};

/** Everything that a service is to consume stands in its inbox. */
const expectConsumed = async (faults: FaultSystem, events: readonly SeenEvent[]): Promise<void> => {
  for (const { service, group, types } of consumers) {
    const ids = [...new Set(events.filter(({ type }) => types.has(type)).map(({ id }) => id))];
    const [row] = await faults.query<{ count: number }>(
      `select count(*)::int as count from ${service}.inbox where consumer = $1 and event_id = any($2::uuid[])`,
      [group, ids],
    );
    expect({ service, consumed: row?.count }).toEqual({ service, consumed: ids.length });
  }
};

/**
 * What has to hold after every fault, within a minute: what was accepted is accounted for in every service, no effect is
 * there twice, sequences have no gap and no repeat, outboxes are empty, nothing is unread, parked or dead.
 * @param accepted referrals that the test itself submitted, all of which must have led to an offer
 */
export const expectAllWell = async (faults: FaultSystem, accepted: readonly string[]): Promise<SequenceReport> => {
  await eventually(() => expectSteps(faults, accepted), WITHIN);
  await eventually(() => expectIdle(faults), WITHIN);
  await expectSteps(faults, accepted);
  const known = await faults.query<{ id: string }>('select id::text as id from intake.referral');
  expect(accountOf(faults.promised(), known.map(({ id }) => id))).toEqual(balanced); // prettier-ignore
  const [books] = await faults.query<Books>(booksSql);
  expect(books?.held).toBe(books?.openOffers);
  expect(books?.caseload).toBe(books?.assigned);
  const events = await allEventsOf(faults);
  const report = sequenceReport(events);
  expect(report.faults).toEqual([]);
  expectOnceEach(events, accepted);
  await expectConsumed(faults, events);
  return report;
};
