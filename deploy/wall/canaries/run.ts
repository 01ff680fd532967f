import { canary } from '@crossroads/testing';
import type { City } from '../../journeys/city.ts';
import type { Progress } from '../../local/progress.ts';
import { untilQuiet } from '../../local/quiet.ts';
import type { Search } from '../search.ts';
import { answerPlaces } from './answers.ts';
import { escalatePeople } from './enforcement.ts';
import type { EnforcementSide } from './enforcement.ts';
import { filePlaces } from './files.ts';
import { finderOf } from './find.ts';
import { helpPeople } from './help.ts';
import type { HelpSide } from './help.ts';
import { knownIds } from './known-ids.ts';
import { drawMarks } from './marks.ts';
import type { Marks } from './marks.ts';
import { pagePlaces } from './pages.ts';
import { foreignTo } from './place.ts';
import type { Place } from './place.ts';
import { searchPlaces } from './search-places.ts';
import { tablePlaces } from './tables.ts';
import { topicPlaces } from './topics.ts';

type Sides = { readonly help: HelpSide; readonly enforcement: EnforcementSide; readonly packages: Place };

const livePeople = async (city: City, marks: Marks, people: number): Promise<Sides> => {
  const planted = canary();
  const [help, enforcement] = await Promise.all([
    helpPeople(city, marks, people),
    escalatePeople(city, marks, planted),
  ]);
  await untilQuiet(city.system.connections);
  const { packages: found } = enforcement;
  const texts = found.map((text, nth) => ({ where: `package ${nth + 1}`, text }));
  const foreign = foreignTo('enforcement');
  const place = 'PDF packages of enforcement';
  return { help, enforcement, packages: { place, foreign, planted, plantedIn: found.length, texts: () => texts } };
};

const markersOf = ({ known }: Marks, side: string): number =>
  [...known.values()].filter(({ from }) => from === side).length;

export type SearchOptions = { readonly people: number; readonly progress: Progress };

/** Has people live through both sides of a city, each word of theirs marked, stops it, and looks for each mark where it may not be. */
export const searchForPeople = async (city: City, { people, progress }: SearchOptions): Promise<Search> => {
  const marks = drawMarks();
  const sides = await progress.step(`${people} people helped, some nominated`, () => livePeople(city, marks, people));
  const live = await progress.step('tables, topics, metrics and answers read', async () => {
    const tables = await tablePlaces(city);
    const [topics, pages] = [await topicPlaces(city), await pagePlaces(city)];
    const answers = await answerPlaces(city, sides.help, sides.enforcement);
    return { tables, all: [...tables, ...topics, ...pages, ...answers, sides.packages] };
  });
  const ids = await knownIds(city.environment, live.tables);
  await progress.step('the city stopped', () => city.stop());
  return progress.step('every place searched', async () => {
    const places = [...live.all, ...(await filePlaces(city.environment, live.all))];
    const searched = await searchPlaces(places, finderOf(marks, ids));
    const backwards = { people: sides.enforcement.people, markers: markersOf(marks, 'enforcement') };
    return { people, markers: markersOf(marks, 'help'), backwards, ...searched };
  });
};
