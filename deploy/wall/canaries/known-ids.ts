import { readFile } from 'node:fs/promises';
import { STAFF_DIRECTORY } from '@crossroads/contracts';
import { filesOf } from '../../local/environment.ts';
import type { Environment } from '../../local/environment.ts';
import { idsIn } from './find.ts';
import type { KnownIds } from './find.ts';
import type { Side } from './marks.ts';
import type { Place } from './place.ts';

/** Ids that the installation itself gave out, such as those of its staff, and the one under which each directory says that it stands: no person's. */
const givenOut = async (environment: Environment): Promise<ReadonlySet<string>> =>
  new Set([STAFF_DIRECTORY, ...idsIn(await readFile(filesOf(environment).connections, 'utf8'))]);

const idsOf = async ({ texts }: Place): Promise<ReadonlySet<string>> => {
  const ids = new Set<string>();
  for await (const { text } of texts()) idsIn(text).forEach(id => ids.add(id));
  return ids;
};

/** Every id that stands in the tables of a side, but for those of the installation's own people. */
export const knownIds = async (environment: Environment, tables: readonly Place[]): Promise<KnownIds> => {
  const given = await givenOut(environment);
  const known = new Map<string, readonly Side[]>();
  for (const place of tables) {
    const side: Side = place.foreign.includes('help') ? 'enforcement' : 'help';
    const ids = [...(await idsOf(place))].filter(id => !given.has(id));
    ids.forEach(id => known.set(id, [...new Set([...(known.get(id) ?? []), side])]));
  }
  return known;
};
