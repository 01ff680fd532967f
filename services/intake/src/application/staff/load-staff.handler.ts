import type { Cause, Tx } from '@crossroads/messaging';
import { rolesOf, type Sites } from '@crossroads/platform';
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { isInForce, staffMember, type Assignment, type Position } from '../../domain/staff/staff-member.ts';
import { StaffChangeRow } from '../../persistence/staff/staff-change.row.ts';
import { loadStaff, saveStaff, type StoredStaff } from '../../persistence/staff/staff.repository.ts';

const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

const StaffSchema = Type.Array(
  Type.Object({
    actorId: Type.String({ pattern: UUID }),
    site: Type.String({ pattern: '^[a-z]{2,8}$' }),
    role: Type.Enum([...rolesOf.help]),
    orgId: Type.Optional(Type.String({ pattern: UUID })),
    areaCode: Type.Optional(Type.String({ pattern: '^[A-Z][A-Z_]{1,39}$' })),
  }),
);

/** A staff member as the file has it; what else it says of them is none of our business. */
export type StaffEntry = Static<typeof StaffSchema>[number];

/** What loading did. */
export type StaffLoaded = { readonly added: number; readonly changed: number };

/** Who changed what nobody decided. */
const LOADER = 'SYSTEM';

const problemsOf = (entries: readonly StaffEntry[], sites: Sites): string[] =>
  entries.flatMap(({ actorId, site, areaCode }, at) => {
    if (!sites.has(site)) return [`/${at}/site: no such site`];
    const areas = sites.get(site).areas.map(({ code }) => code);
    return [
      ...(areaCode !== undefined && !areas.includes(areaCode) ? [`/${at}/areaCode: no area of the site`] : []),
      ...(entries.findIndex(other => other.actorId === actorId) < at ? [`/${at}/actorId: listed twice`] : []),
    ];
  });

/** Parses a file of staff. @throws {TypeError} naming each place that is wrong */
export const parseStaff = (text: string, sites: Sites): readonly StaffEntry[] => {
  const parsed: unknown = JSON.parse(text);
  const isShaped = Value.Check(StaffSchema, parsed);
  const problems = isShaped
    ? problemsOf(parsed, sites)
    : Value.Errors(StaffSchema, parsed).map(({ instancePath, message }) => `${instancePath}: ${message}`);
  if (!isShaped || problems.length > 0) throw new TypeError(`not a file of staff: ${problems.join('; ')}`);
  return parsed;
};

const positionOf = ({ role, orgId, areaCode }: StaffEntry): Position => ({
  role,
  orgId: orgId ?? null,
  areaCode: areaCode ?? null,
  programme: null,
});

const isSame = (position: Position, { role, orgId, areaCode }: Assignment): boolean =>
  position.role === role && position.orgId === orgId && position.areaCode === areaCode;

/**
 * Brings the staff directory to what a file says, the first time and when the file changes. What somebody decided by the
 * API stands above it: whoever lost an assignment does not get it back by a start.
 */
export class LoadStaffHandler {
  async execute(
    entries: readonly StaffEntry[],
    { at, cause }: { at: Date; cause: Cause },
    tx: Tx,
  ): Promise<StaffLoaded> {
    const found = await loadStaff(tx, entries.map(({ actorId }) => actorId)); // prettier-ignore
    const decided = await this.#decided([...found.values()], tx);
    const save = async (entry: StaffEntry, member: StoredStaff | undefined): Promise<void> => {
      const none = { id: entry.actorId, site: entry.site, version: 0, state: staffMember.initial };
      const command = { position: positionOf(entry), until: null, at };
      const events = staffMember.decide(member?.state ?? none.state, {
        type: member ? 'AssignStaff' : 'AddStaff',
        ...command,
      });
      await saveStaff(tx, { found: member ?? none, events, cause, at, changedBy: LOADER });
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
