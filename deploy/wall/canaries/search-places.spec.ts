import { Buffer } from 'node:buffer';
import { canary } from '@crossroads/testing';
import { finderOf } from './find.ts';
import { drawMarks } from './marks.ts';
import type { Place } from './place.ts';
import { searchPlaces } from './search-places.ts';

const marks = drawMarks();
const [name, phone, birthDate] = [marks.word('help', 'a name'), marks.phone(), marks.birthDate('help')];
const statement = marks.word('enforcement', 'a statement');
const id = crypto.randomUUID();
const find = finderOf(marks, new Map([[id, ['help']]]));

const planted = canary();
const place = (texts: readonly string[], more: Partial<Place> = {}): Place => ({
  place: 'logs of enforcement',
  foreign: ['help'],
  planted,
  plantedIn: 1,
  texts: () => texts.map(text => ({ where: 'a.log', text })),
  ...more,
});
const hitsOf = async (text: string): Promise<readonly string[]> =>
  (await searchPlaces([place([text])], find)).hits.map(({ what }) => what);

describe('a search of the enforcement side', () => {
  it.each([
    ['a name', name.toUpperCase()],
    ['a name', Buffer.from(`x${name}y`).toString('base64')],
    ['a phone number', `tel ${phone}.`],
    ['a phone number', Buffer.from(phone).toString('hex')],
    ['a day of birth', `{"birthDate":"${birthDate}"}`],
    ['an id', `/v1/people/${id.toUpperCase()}`],
    ['the word NOT_NOW', '"answer":"NOT_NOW"'],
  ])('finds %s of help', async (what, text) => expect(await hitsOf(text)).toEqual([what]));

  it('minds neither its own marks nor somebody else’s', async () =>
    expect(await hitsOf(`${statement} ${canary()} ${crypto.randomUUID()} 2026-01-01 +4915112345678`)).toEqual([]));

  it('says where, and how much it read', async () => {
    const { hits, places } = await searchPlaces([place([planted, name, name])], find);
    expect(hits).toEqual([{ from: 'help', what: 'a name', place: 'logs of enforcement: a.log' }]);
    expect(places).toEqual([{ place: 'logs of enforcement', items: 3, plantedFound: true }]);
  });

  it('has proven nothing of a place where it did not find all that was planted', async () => {
    const { places } = await searchPlaces([place([planted]), place([planted], { plantedIn: 2 }), place([])], find);
    expect(places.map(({ plantedFound }) => plantedFound)).toEqual([true, false, false]);
  });
});

it('a search of the help side finds a word and a state of enforcement', async () => {
  const help = place([`${statement} REJECTED_PRECONDITION ${name}`], { foreign: ['enforcement'] });
  const { hits } = await searchPlaces([help], find);
  expect(hits.map(({ what }) => what)).toEqual(['a statement', 'the word REJECTED_PRECONDITION']);
});
