import { IntakeStaffChangedV1, IntakeStaffConfirmedV1, STAFF_DIRECTORY } from '@crossroads/contracts/help';
import type { Outgoing } from '@crossroads/messaging';
import type { Assignment } from './domain/staff/staff-member.ts';

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
export const publishesStaff = ({ id, site, version, assignment, changedBy }: ChangedStaff): Outgoing => {
  const { role, orgId, areaCode, programme, from, until } = assignment;
  const validity = { validFrom: from.toISOString(), validUntil: until?.toISOString() ?? null };
  const data = { staffId: id, version, role, orgId, areaCode, programme, ...validity, changedBy };
  return { type: IntakeStaffChangedV1.type, site, subject: id, data };
};

/** That the directory is there. */
export const publishesConfirmation = (at: Date): Outgoing => ({
  type: IntakeStaffConfirmedV1.type,
  site: ALL_SITES,
  subject: STAFF_DIRECTORY,
  data: { confirmedAt: at.toISOString() },
});
