import { STAFF_DIRECTORY, type StaffContracts } from '@crossroads/contracts';
import type { Outgoing } from '../../ports.ts';
import type { Assignment } from './staff-member.ts';

/** How a staff member stands after a change. */
export type ChangedStaff = {
  readonly id: string;
  readonly site: string;
  readonly version: number;
  readonly assignment: Assignment;
  readonly changedBy: string;
};

/** A confirmation concerns every site. */
const ALL_SITES = 'all';

/** What everybody's copy of the staff directory is made of: the whole state, whatever changed. */
export const publishesStaff = (
  { changed }: StaffContracts,
  { id, site, version, assignment, changedBy }: ChangedStaff,
): Outgoing => {
  const { role, orgId, areaCode, programme, from, until } = assignment;
  const validity = { validFrom: from.toISOString(), validUntil: until?.toISOString() ?? null };
  const data = { staffId: id, version, role, orgId, areaCode, programme, ...validity, changedBy };
  return { type: changed.type, site, subject: id, data };
};

/** That the directory is there. */
export const publishesConfirmation = ({ confirmed }: StaffContracts, at: Date): Outgoing => ({
  type: confirmed.type,
  site: ALL_SITES,
  subject: STAFF_DIRECTORY,
  data: { confirmedAt: at.toISOString() },
});
