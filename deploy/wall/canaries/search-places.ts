import type { Hit, SearchedPlace } from '../search.ts';
import type { Finder } from './find.ts';
import type { Place } from './place.ts';

/** What was found in places, and what was found that had to be. */
export type Searched = { readonly places: readonly SearchedPlace[]; readonly hits: readonly Hit[] };

const searchOne = async (
  { foreign, place, planted, plantedIn, texts }: Place,
  find: Finder,
): Promise<{ readonly searched: SearchedPlace; readonly hits: readonly Hit[] }> => {
  const hits = new Map<string, Hit>();
  let [items, found] = [0, 0];
  for await (const { text, where } of texts()) {
    items += 1;
    const { marks, others } = find(text);
    if (others.includes(planted.toLowerCase())) found += 1;
    for (const { from, what } of marks.filter(mark => foreign.includes(mark.from)))
      hits.set(`${from} ${what} ${where}`, { from, what, place: `${place}: ${where}` });
  }
  return { searched: { place, items, plantedFound: found >= plantedIn }, hits: [...hits.values()] };
};

/** Reads every text of every place and looks for what belongs to another side. */
export const searchPlaces = async (places: readonly Place[], find: Finder): Promise<Searched> => {
  const all: Awaited<ReturnType<typeof searchOne>>[] = [];
  for (const place of places) all.push(await searchOne(place, find));
  return { places: all.map(({ searched }) => searched), hits: all.flatMap(({ hits }) => hits) };
};
