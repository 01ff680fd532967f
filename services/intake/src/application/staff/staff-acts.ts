import type { Tx } from '@crossroads/messaging';
import type { Target } from '@crossroads/platform';
import { staffMember, type Assignment, type StaffCommand } from '../../domain/staff/staff-member.ts';
import { loadStaff, saveStaff, type StoredStaff } from '../../persistence/staff/staff.repository.ts';
import type { OpeningAct } from '../act.ts';

/** An act on one staff member. */
export type StaffAct = OpeningAct & { readonly staffId: string };

/** A staff member as something that is asked for. */
export const staffTarget = (id: string): Target => ({ type: 'StaffMember', id, missing: 'staff.not-found' });

/** A person owns their own record: nobody gives, changes or ends a role of their own. @source CJIS AC-5 */
export const staffStanding = ({ id, site }: { readonly id: string; readonly site: string }) => ({ site, owners: [id] });

/** Whoever asks for themselves sees that they exist, so they are told why it is refused. */
const ownRole = ({ staffId, actorId }: StaffAct) => (staffId === actorId ? { refusedAs: 'staff.own-role' } : {});

/**
 * Loads a staff member and shows it to the policies; one that is to be added stands as it will.
 * @throws {Problem} `staff.not-found`, `staff.own-role`, `auth.sign-in-again`
 */
export const openStaff = async (tx: Tx, act: StaffAct, isNew = false): Promise<StoredStaff> => {
  const { staffId: id, site, access } = act;
  const found = (await loadStaff(tx, [id])).get(id);
  const known = found ?? (isNew ? { id, site, version: 0, state: staffMember.initial } : undefined);
  access.on(staffTarget(id), known && staffStanding(known), ownRole(act));
  if (!known) throw new TypeError('a missing staff member was allowed');
  return known;
};

/** A staff member as it is shown. */
export type SeenStaff = {
  readonly id: string;
  readonly site: string;
  readonly version: number;
  readonly assignment: Assignment;
};

/** Decides and saves; returns what stands then. */
export const changeStaff = async (
  tx: Tx,
  found: StoredStaff,
  { command, ...act }: StaffAct & { readonly command: StaffCommand },
): Promise<SeenStaff> => {
  const events = staffMember.decide(found.state, command);
  const saved = await saveStaff(tx, { found, events, cause: act.cause, at: act.at, changedBy: act.actorId });
  if (saved.state.status === 'none') throw new TypeError('a change left nobody');
  const { id, site, version, state } = saved;
  return { id, site, version, assignment: state.assignment };
};
