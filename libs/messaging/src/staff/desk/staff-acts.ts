import type { Access, Target } from '@crossroads/platform';
import type { Cause, Tx } from '../../ports.ts';
import { staffMember, type Assignment, type StaffCommand } from './staff-member.ts';
import type { StaffRepository, StoredStaff } from './staff.repository.ts';

/** An act on one staff member: who does it, on behalf of which site, when. */
export type StaffAct = {
  readonly staffId: string;
  readonly actorId: string;
  readonly site: string;
  /** UTC instant, by the service's clock. */
  readonly at: Date;
  readonly cause: Cause;
  readonly access: Pick<Access, 'on'>;
};

/** A staff member as something that is asked for. */
export const staffTarget = (id: string): Target => ({ type: 'StaffMember', id, missing: 'staff.not-found' });

/** A person owns their own record: nobody gives, changes or ends a role of their own. @source CJIS AC-5 */
export const staffStanding = ({ id, site }: { readonly id: string; readonly site: string }) => ({ site, owners: [id] });

/** Whoever asks for themselves sees that they exist, so they are told why it is refused. */
const ownRole = ({ staffId, actorId }: StaffAct) => (staffId === actorId ? { refusedAs: 'staff.own-role' } : {});

/** A staff member as it is shown. */
export type SeenStaff = {
  readonly id: string;
  readonly site: string;
  readonly version: number;
  readonly assignment: Assignment;
};

/** Opens and changes staff, one act at a time. */
export class StaffActs {
  constructor(private readonly staff: StaffRepository) {}

  /**
   * Loads a staff member and shows it to the policies; one that is to be added stands as it will.
   * @throws {Problem} `staff.not-found`, `staff.own-role`, `auth.sign-in-again`
   */
  async open(tx: Tx, act: StaffAct, isNew = false): Promise<StoredStaff> {
    const { staffId: id, site, access } = act;
    const found = (await this.staff.load(tx, [id])).get(id);
    const known = found ?? (isNew ? { id, site, version: 0, state: staffMember.initial } : undefined);
    access.on(staffTarget(id), known && staffStanding(known), ownRole(act));
    if (!known) throw new TypeError('a missing staff member was allowed');
    return known;
  }

  /** Decides and saves; returns what stands then. */
  async change(
    tx: Tx,
    found: StoredStaff,
    { command, ...act }: StaffAct & { readonly command: StaffCommand },
  ): Promise<SeenStaff> {
    const events = staffMember.decide(found.state, command);
    const saved = await this.staff.save(tx, { found, events, cause: act.cause, at: act.at, changedBy: act.actorId });
    if (saved.state.status === 'none') throw new TypeError('a change left nobody');
    const { id, site, version, state } = saved;
    return { id, site, version, assignment: state.assignment };
  }
}
