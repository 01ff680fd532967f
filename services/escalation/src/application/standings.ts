import type { Standing, Target } from '@crossroads/platform';
import { isHeld } from '../domain/escalation-retention.ts';
import type { ExistingEscalation, Sent, StaffMember } from '../domain/escalation-state.ts';
import { isPurged } from '../persistence/escalation.json.ts';

export type { KnownEscalation } from '../persistence/escalation.repository.ts';

/** An escalation as something that is asked for. */
export const escalationTarget = (id: string): Target => ({ type: 'Escalation', id, missing: 'escalation.not-found' });

/** What was sent of it, as something that is asked for. */
export const packageTarget = (id: string): Target => ({ type: 'Package', id, missing: 'package.not-found' });

/** Who took part in a case so far: who nominated it, and who reviewed it. */
export const participantsOf = (state: ExistingEscalation) => {
  const nominator: StaffMember | undefined = 'nominator' in state ? state.nominator : undefined;
  const approvals = ('approvals' in state ? state.approvals : undefined) ?? [];
  return { nominator, reviewers: approvals.map(({ reviewer }) => reviewer) };
};

/**
 * How people stand to an escalation: its nominator owns it, its reviewers are assigned, the office that it was sent to
 * holds it, and the reporting lines of all who took part are its units.
 * @source domain.md 6.1 P10; docs/roles.md
 */
export const escalationStanding = (found: { readonly site: string; readonly state: ExistingEscalation }): Standing => {
  const { site, state } = found;
  const { nominator, reviewers } = participantsOf(state);
  const office = ('sent' in state ? state.sent : undefined) ?? undefined;
  return {
    site,
    owners: nominator ? [nominator.staffId] : [],
    assigned: reviewers.map(({ staffId }) => staffId),
    orgs: office ? [office.officeId] : [],
    units: [...(nominator ? [nominator] : []), ...reviewers].map(({ unitId }) => unitId),
    flags: isHeld(state) ? ['HELD'] : [],
    state: state.status,
  };
};

/** All that is known of what was sent; none: nothing was, or everything has gone. */
export const sentWhole = (state: ExistingEscalation): Sent | null =>
  isPurged(state) || !('sent' in state) ? null : (state.sent ?? null);
