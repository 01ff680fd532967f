import type { Tx } from '@crossroads/messaging';
import type { Sites } from '@crossroads/platform';
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { WorkerRow } from '../persistence/worker.row.ts';

const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
const WorkersSchema = Type.Array(
  Type.Object(
    {
      actorId: Type.String({ pattern: UUID }),
      site: Type.String({ pattern: '^[a-z]{3}$' }),
      languages: Type.Array(Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$' }), { minItems: 1 }),
      areas: Type.Array(Type.String({ pattern: '^[A-Z][A-Z_]{1,39}$' })),
      caseloadMax: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
      conflictOrgIds: Type.Array(Type.String({ pattern: UUID })),
      active: Type.Boolean(),
    },
    { additionalProperties: false },
  ),
);

/** A worker as the file of workers has it. */
export type WorkerEntry = Static<typeof WorkersSchema>[number];

/** What loading did. */
export type WorkersLoaded = { readonly added: number; readonly changed: number; readonly retired: number };

const problemsOf = (entries: readonly WorkerEntry[], sites: Sites): string[] =>
  entries.flatMap(({ actorId, site, areas }, at) => {
    if (!sites.has(site)) return [`/${at}/site: no such site`];
    const known = new Set(sites.get(site).areas.map(({ code }) => code));
    return [
      ...areas.flatMap((area, nth) => (known.has(area) ? [] : [`/${at}/areas/${nth}: no area of the site`])),
      ...(entries.findIndex(other => other.actorId === actorId) < at ? [`/${at}/actorId: listed twice`] : []),
    ];
  });

/** Parses a file of workers. @throws {TypeError} naming each place that is wrong */
export const parseWorkers = (text: string, sites: Sites): readonly WorkerEntry[] => {
  const parsed: unknown = JSON.parse(text);
  const isShaped = Value.Check(WorkersSchema, parsed);
  const problems = isShaped
    ? problemsOf(parsed, sites)
    : Value.Errors(WorkersSchema, parsed).map(({ instancePath, message }) => `${instancePath}: ${message}`);
  if (!isShaped || problems.length > 0) throw new TypeError(`not a file of workers: ${problems.join('; ')}`);
  return parsed;
};

const rowOf = ({ actorId, ...entry }: WorkerEntry, was: WorkerRow | undefined): WorkerRow =>
  Object.assign(new WorkerRow(), {
    ...entry,
    id: actorId,
    caseload: was?.caseload ?? 0,
    version: (was?.version ?? 0) + 1,
  });

const rowShape = ({ id, site, languages, areas, caseloadMax, conflictOrgIds, active }: WorkerRow): object => ({
  id,
  site,
  languages,
  areas,
  caseloadMax,
  conflictOrgIds,
  active,
});

const isSame = (row: WorkerRow, was: WorkerRow): boolean =>
  JSON.stringify(rowShape(row)) === JSON.stringify(rowShape(was));

/**
 * Brings the roster of the sites in a file to what the file says; caseloads stay. Who is no longer listed takes no new
 * cases. Loading the same file again changes nothing.
 */
export class LoadWorkersHandler {
  async execute(entries: readonly WorkerEntry[], tx: Tx): Promise<WorkersLoaded> {
    const sites = [...new Set(entries.map(({ site }) => site))].toSorted();
    if (sites.length === 0) return { added: 0, changed: 0, retired: 0 };
    const found = new Map((await tx.find(WorkerRow, { site: sites }, { lock: true })).map(row => [row.id, row]));
    const rows = entries.map(entry => rowOf(entry, found.get(entry.actorId)));
    const added = rows.filter(({ id }) => !found.has(id));
    const changed = rows.filter(row => {
      const was = found.get(row.id);
      return was !== undefined && !isSame(row, was);
    });
    const listed = new Set(rows.map(({ id }) => id));
    const retired = [...found.values()]
      .filter(({ id, active }) => active && !listed.has(id))
      .map(row => Object.assign(new WorkerRow(), row, { active: false, version: row.version + 1 }));
    await tx.save(WorkerRow, [...added, ...changed, ...retired]);
    return { added: added.length, changed: changed.length, retired: retired.length };
  }
}
