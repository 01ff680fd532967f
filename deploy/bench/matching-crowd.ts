import type { Person } from '../../services/intake/src/domain/submission.ts';

/** A source of whole numbers from 0 up to below a bound. */
export type Draw = (below: number) => number;

/** A fixed sequence, so that two crowds are equal. */
export const drawFrom = (seed: number): Draw => {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const GIVEN_NAMES = 3_000;
const FAMILY_NAMES = 20_000;
const STREETS = 2_000;
const POSTCODES = 50;
const BIRTH_YEARS = 45;
const SYLLABLES = 'ba ca da fa ga ha ja la ma na pa ra sa ta va za be ce de fe ge le me ne pe re se te ve'.split(' ');
const ENDINGS = 'ro lez ton ia ana iel son man do rez nez ner ley ck rd'.split(' ');

/** Names by their number: the first few are those of many people, as in life. */
const nameOf = (number: number): string => {
  const [first, rest] = [number % SYLLABLES.length, Math.floor(number / SYLLABLES.length)];
  const [second, third] = [rest % SYLLABLES.length, Math.floor(rest / SYLLABLES.length)];
  const middle = SYLLABLES[second] ?? '';
  const last = third > 0 ? (SYLLABLES[third % SYLLABLES.length] ?? '') : '';
  return `${SYLLABLES[first] ?? ''}${middle}${last}${ENDINGS[number % ENDINGS.length] ?? ''}`;
};

const FLATTENED_BY = 8;

/** Zipf's law: the commonest given name is that of one in fifty, the commonest family name of one in seventy. */
const commonOf = (draw: Draw, names: number): number => {
  const place = draw(1_000_000) / 1_000_000;
  return Math.floor((names + FLATTENED_BY) ** place * FLATTENED_BY ** (1 - place) - FLATTENED_BY);
};

const two = (value: number): string => String(value).padStart(2, '0');

/** Somebody of one big city. One in five has no birth date, one in three no phone, one in four no address. */
export const somebody = (draw: Draw): Person => {
  const given = nameOf(commonOf(draw, GIVEN_NAMES));
  const family = nameOf(commonOf(draw, FAMILY_NAMES));
  const born = `${1970 + draw(BIRTH_YEARS)}-${two(1 + draw(12))}-${two(1 + draw(28))}`;
  const phone = `+1505${String(1_000_000 + draw(8_999_999))}`;
  const line = `${1 + draw(3_000)} ${nameOf(draw(STREETS))} Street`;
  const address = { line, city: 'Albuquerque', postalCode: String(87_100 + draw(POSTCODES)) };
  return {
    name: { given, family },
    ...(draw(5) > 0 && { birthDate: born }),
    ...(draw(3) > 0 && { phones: [phone] }),
    ...(draw(4) > 0 && { address }),
    preferredLanguage: 'en',
  };
};

/** The same person as somebody else writes them down: one letter or digit off, or less known. */
export const writtenDown = (person: Person, draw: Draw): Person => {
  const { name, birthDate, phones } = person;
  if (!name) return person;
  const at = 1 + draw(name.family.length - 1);
  const slipped = { ...name, family: `${name.family.slice(0, at)}${name.family.slice(at + 1)}` };
  const swapped = birthDate && `${birthDate.slice(0, 5)}${birthDate.slice(8)}-${birthDate.slice(5, 7)}`;
  const variants: readonly Person[] = [
    { ...person, name: slipped },
    { ...person, ...(swapped !== undefined && swapped.slice(5, 7) <= '12' && { birthDate: swapped }) },
    { name, preferredLanguage: 'en', ...(birthDate !== undefined && { birthDate }), ...(phones && { phones }) },
  ];
  return variants[draw(variants.length)] ?? person;
};
