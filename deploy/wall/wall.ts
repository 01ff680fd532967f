import type { FieldList } from '@crossroads/contracts/enforcement';
import type { ServerLogins } from '../local/servers.ts';
import { planes } from '../migrate/catalog.ts';
import { tryKafka } from './kafka.ts';
import { together } from './pair.ts';
import type { Pair, Tried } from './pair.ts';
import { tryPostgres } from './postgres.ts';
import type { WallReport } from './report.ts';
import type { Search } from './search.ts';
import { staticFields, staticImports, staticLogins } from './statics.ts';

export type WallInput = {
  readonly logins: ServerLogins;
  /** Folder of the sources that are looked at. */
  readonly sources: string;
  /** Fields of enforcement and the bridge; those of the registry where nothing is said. */
  readonly fields?: FieldList;
  readonly version: string;
  /** Puts markers on each side and looks for them on the other. */
  readonly search?: () => Promise<Search>;
};

const missingPlanes = ({ postgres }: ServerLogins): Pair[] =>
  planes
    .filter(plane => !postgres[plane])
    .map(plane => {
      const what = { principal: 'nobody', attempt: 'CONNECT', target: `database ${plane} of ${plane}` };
      return { kind: 'postgres', plane, ...what, outcome: 'untried', code: 'not running' };
    });

/** Every login of this system at everything that is not its own, and at what is. */
export const tryAll = async (logins: ServerLogins): Promise<Tried & { readonly sideDoors: readonly string[] }> => {
  const [postgres, kafka] = await Promise.all([tryPostgres(logins.postgres), tryKafka(logins.kafka)]);
  const missing = { pairs: missingPlanes(logins), own: [] };
  return { ...together([postgres, kafka, missing]), sideDoors: postgres.sideDoors };
};

/** Tries the wall, looks at what stands in the sources, and searches where it was asked to. */
export const runWall = async ({ fields, logins, search, sources, version }: WallInput): Promise<WallReport> => {
  const began = performance.now();
  const { own, pairs, sideDoors } = await tryAll(logins);
  const statics = [
    staticImports(sources),
    staticFields(fields),
    staticLogins(logins),
    { name: 'sideDoors' as const, looked: Object.keys(logins.postgres).length, problems: sideDoors },
  ];
  const found = search ? await search() : null;
  const seconds = Number(((performance.now() - began) / 1000).toFixed(1));
  return { version, at: new Date().toISOString(), seconds, pairs, own, statics, search: found };
};
