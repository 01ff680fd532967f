import { findCandidates, openSides } from '../../services/intake/src/application/matching/candidates.ts';
import { blockTokens } from '../../services/intake/src/application/matching/match-tokens.ts';
import { encode } from '../../services/intake/src/domain/matching/encode.ts';
import { matchRecordOf } from '../../services/intake/src/domain/matching/person-record.ts';
import { score } from '../../services/intake/src/domain/matching/score.ts';
import type { Person } from '../../services/intake/src/domain/submission.ts';
import { progressOn } from '../local/progress.ts';
import { upTestServers } from '../local/test-servers.ts';
import { drawFrom, somebody, writtenDown } from './matching-crowd.ts';
import { openStore, SITE, type CrowdStore, type Stored } from './matching-store.ts';

const LOOK_UPS = 2_000;
const WARM_UP = 100;
const YEAR = 2026;
const SEED = 7;

type Looked = { readonly ms: number; readonly isFound: boolean; readonly opened: number };

/** One look-up as the product does it: blind indexes, candidates, at most ten records opened and scored. */
const lookFor = async ({ work, vault }: CrowdStore, person: Person, personId: string | undefined): Promise<Looked> => {
  const began = performance.now();
  const { opened, found } = await work.run({ sites: [SITE] }, async tx => {
    const [referrals = []] = await findCandidates(tx, [SITE], [{ tokens: blockTokens(vault, SITE, person) }]);
    const sides = [...(await openSides(tx, referrals, vault)).values()];
    const wanted = encode(matchRecordOf(person, YEAR));
    const likely = sides.filter(side => score(wanted, side.encoded).zone !== 'new');
    return { opened: sides.length, found: likely.map(side => side.personId) };
  });
  return { ms: performance.now() - began, isFound: personId !== undefined && found.includes(personId), opened };
};

const timesOf = (looked: readonly Looked[]) => {
  const times = looked.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (share: number): number => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(2));
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99), max: Number((times.at(-1) ?? 0).toFixed(2)) };
};

/** Looks people up one after the other, every second one known. */
const lookUpMany = async (store: CrowdStore, known: readonly Stored[]) => {
  const draw = drawFrom(SEED + 1);
  const all: (Looked & { readonly isKnown: boolean })[] = [];
  for (let count = 0; count < LOOK_UPS + WARM_UP; count += 1) {
    const one = count % 2 === 0 ? known[draw(known.length)] : undefined;
    const looked = await lookFor(store, one ? writtenDown(one.person, draw) : somebody(draw), one?.personId);
    all.push({ ...looked, isKnown: one !== undefined });
  }
  return all.slice(WARM_UP);
};

/** Fills a database of its own with so many people, looks 2,000 up, half of them known, and drops it. */
export const lookUp = async (people: number): Promise<object> => {
  const progress = progressOn(process.stderr);
  process.env['CROSSROADS_TEST_CONNECTIONS'] = await upTestServers(true, progress);
  const store = await openStore();
  try {
    const known = await progress.step(`${people} people stored`, () => store.fill(people, drawFrom(SEED)));
    const looked = await progress.step('people looked up', () => lookUpMany(store, known));
    const ofKnown = looked.filter(({ isKnown }) => isKnown);
    const recordsOpened = looked.reduce((sum, { opened }) => sum + opened, 0) / looked.length;
    const found = ofKnown.filter(({ isFound }) => isFound).length / ofKnown.length;
    return {
      people,
      lookUps: looked.length,
      lookUpMs: timesOf(looked),
      foundShare: found,
      recordsOpened,
      ...(await store.sizes()),
    };
  } finally {
    await store.drop();
  }
};
