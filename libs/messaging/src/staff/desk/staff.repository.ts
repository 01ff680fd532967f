import type { StaffContracts } from '@crossroads/contracts';
import { fold, type Stored } from '@crossroads/kernel';
import { ROLES, type Role } from '@crossroads/platform';
import type { Cause, Tx } from '../../ports.ts';
import { StaffMemberRow } from '../staff-member.row.ts';
import { StaffChangeRow } from './staff-change.row.ts';
import { publishesStaff } from './staff-events.ts';
import { staffMember, type Assignment, type StaffEvent, type StaffMember } from './staff-member.ts';

/** A staff member as found; `version` 0 is one that nobody knows. */
export type StoredStaff = Stored<StaffMember> & { readonly site: string };

/** A staff member that is known. */
export type KnownStaff = StoredStaff & { readonly state: Extract<StaffMember, { status: 'known' }> };

/** What is done to one staff member. */
export type ChangeOfStaff = {
  readonly found: StoredStaff;
  readonly events: readonly StaffEvent[];
  readonly cause: Cause;
  readonly at: Date;
  /** A staff id, or SYSTEM. */
  readonly changedBy: string;
};

const roleOf = (name: string): Role => {
  const role = ROLES.find(known => known === name);
  if (!role) throw new TypeError(`no role ${name}`);
  return role;
};

/** The assignment of a row. */
export const toAssignment = ({
  role,
  orgId,
  areaCode,
  programme,
  validFrom,
  validUntil,
}: StaffMemberRow): Assignment => ({
  role,
  orgId,
  areaCode,
  programme,
  from: validFrom,
  until: validUntil,
});

const columnsOf = ({ role, orgId, areaCode, programme, from, until }: Assignment) => ({
  role: roleOf(role),
  orgId,
  areaCode,
  programme,
  validFrom: from,
  validUntil: until,
});

/** Who works where, as kept by the service that decides it, and told to the others. */
export class StaffRepository {
  constructor(private readonly contracts: StaffContracts) {}

  /** Staff by id, of the sites of the transaction; those that do not exist there are absent. */
  async load(tx: Tx, ids: readonly string[]): Promise<Map<string, KnownStaff>> {
    const rows = await tx.load(StaffMemberRow, ids);
    return new Map(
      [...rows].map(([id, row]): [string, KnownStaff] => [
        id,
        { id, site: row.site, version: row.version, state: { status: 'known', assignment: toAssignment(row) } },
      ]),
    );
  }

  /** Saves state, history and event together, one version for all that was decided; returns what stands then. */
  async save(tx: Tx, { found, events, ...change }: ChangeOfStaff): Promise<StoredStaff> {
    const last = events.at(-1);
    const state = fold(staffMember, found.state, events);
    if (!last || state.status === 'none') return found;
    const { id, site } = found;
    const { at, cause, changedBy } = change;
    const version = found.version + 1;
    const columns = columnsOf(state.assignment);
    const member = Object.assign(new StaffMemberRow(), { id, site, version, ...columns, updatedAt: at });
    await tx.save(StaffMemberRow, [member]);
    const { reasonCode } = last;
    const history = { staffId: id, version, site, ...columns, changedBy, reasonCode, changedAt: at };
    await tx.insert(StaffChangeRow, [Object.assign(new StaffChangeRow(), history)]);
    const changed = { id, site, version, assignment: state.assignment, changedBy };
    tx.publish(cause, [publishesStaff(this.contracts, changed)]);
    return { id, site, version, state };
  }
}
