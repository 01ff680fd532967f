import type { Cause, Tx } from '../../ports.ts';
import { StaffChangeRow } from './staff-change.row.ts';
import type { StaffEntry } from './staff-file.ts';
import { isInForce, staffMember, type Assignment, type Position } from './staff-member.ts';
import type { StaffRepository, StoredStaff } from './staff.repository.ts';

/** What loading did. */
export type StaffLoaded = { readonly added: number; readonly changed: number };

/** Who changed what nobody decided. */
const LOADER = 'SYSTEM';

const positionOf = ({ role, orgId, areaCode, programme }: StaffEntry): Position => ({
  role,
  orgId: orgId ?? null,
  areaCode: areaCode ?? null,
  programme: programme ?? null,
});

const isSame = (position: Position, { role, orgId, areaCode, programme }: Assignment): boolean =>
  position.role === role &&
  position.orgId === orgId &&
  position.areaCode === areaCode &&
  position.programme === programme;

/**
 * Brings the staff directory to what a file says, the first time and when the file changes. What somebody decided by the
 * API stands above it: whoever lost an assignment does not get it back by a start.
 */
export class LoadStaffHandler {
  constructor(private readonly staff: StaffRepository) {}

  async execute(
    entries: readonly StaffEntry[],
    { at, cause }: { at: Date; cause: Cause },
    tx: Tx,
  ): Promise<StaffLoaded> {
    const found = await this.staff.load(tx, entries.map(({ actorId }) => actorId)); // prettier-ignore
    const decided = await this.#decided([...found.values()], tx);
    const save = async (entry: StaffEntry, member: StoredStaff | undefined): Promise<void> => {
      const none = { id: entry.actorId, site: entry.site, version: 0, state: staffMember.initial };
      const command = { position: positionOf(entry), until: null, at };
      const events = staffMember.decide(member?.state ?? none.state, {
        type: member ? 'AssignStaff' : 'AddStaff',
        ...command,
      });
      await this.staff.save(tx, { found: member ?? none, events, cause, at, changedBy: LOADER });
    };
    const added = entries.filter(({ actorId }) => !found.has(actorId));
    const changed = entries.filter(entry => {
      const assignment = found.get(entry.actorId)?.state.assignment;
      if (!assignment || decided.has(entry.actorId)) return false;
      return isInForce(assignment, at) && !isSame(positionOf(entry), assignment);
    });
    for (const entry of [...added, ...changed]) await save(entry, found.get(entry.actorId));
    return { added: added.length, changed: changed.length };
  }

  /** Those whose last change somebody decided. */
  async #decided(members: readonly StoredStaff[], tx: Tx): Promise<ReadonlySet<string>> {
    const changes = await tx.find(StaffChangeRow, { staffId: members.map(({ id }) => id) });
    const versions = new Map(members.map(({ id, version }) => [id, version]));
    const last = changes.filter(({ staffId, version }) => versions.get(staffId) === version);
    return new Set(last.flatMap(({ staffId, changedBy }) => (changedBy === LOADER ? [] : [staffId])));
  }
}
