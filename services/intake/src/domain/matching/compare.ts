import { ageLevel, birthDateLevel } from './compare-dates.ts';
import { DIFFERENT, familyLevel, givenLevel } from './compare-names.ts';
import { numberLevel, shortTextLevel, textLevel } from './compare-text.ts';
import { MISSING, type FieldLevels } from './levels.ts';
import type { Encoded } from './record.ts';
import { slipsBetween } from './text-measures.ts';

type Names = Pick<FieldLevels, 'order' | 'given' | 'family'>;

/** A missing name counts as hardly alike when two ways to lay names side by side are weighed. */
const UNKNOWN_COST = 3;
const costOf = (level: number): number => (level === MISSING ? UNKNOWN_COST : level);
/** Swapped must explain clearly more: names are written in order nearly always. */
const CLEARLY_BETTER = 2;

/** Given and family name together, as written or swapped, whichever explains more. */
const compareNames = (one: Encoded, other: Encoded): Names => {
  const given = givenLevel(one.given, other.given);
  const family = familyLevel(one.family, other.family);
  const straight = costOf(given) + costOf(family);
  const order = given === MISSING && family === MISSING ? MISSING : 0;
  if (straight < CLEARLY_BETTER) return { order, given, family };
  const crossed = [familyLevel(one.given, other.family), familyLevel(one.family, other.given)].toSorted(
    (a, b) => costOf(a) - costOf(b),
  );
  const [better = MISSING, worse = MISSING] = crossed;
  const isWorse = worse === DIFFERENT || straight - costOf(better) - costOf(worse) < CLEARLY_BETTER;
  if (isWorse) return { order, given, family };
  return { order: 1, given: better, family: worse };
};

type Level = (one: string, other: string) => number;

/** Of several phones or aliases the pair that agrees best. */
const bestLevel = (one: readonly string[], other: readonly string[], levelOf: Level): number => {
  const levels = one.flatMap(value => other.map(candidate => levelOf(value, candidate)));
  return levels.length === 0 ? MISSING : Math.min(...levels);
};

/** 0 all ten digits agree, 1 the last seven, 2 one slip in those, 3 different. */
const phoneLevel = (one: string, other: string): number => {
  if (one === other) return 0;
  const slips = slipsBetween(one.slice(-7), other.slice(-7));
  return slips < 2 ? slips + 1 : 3;
};

type Place = Pick<FieldLevels, 'street' | 'place'>;

/** Street and house name, which are often written in each other's place. */
const comparePlace = (one: Encoded, other: Encoded): Place => {
  const street = textLevel(one.street, other.street);
  const place = shortTextLevel(one.place, other.place);
  if (street !== 3 && street !== MISSING) return { street, place };
  const crossed = [textLevel(one.street, other.place), textLevel(one.place, other.street)].filter(
    level => level === 0 || level === 1,
  );
  return crossed.length === 0 ? { street, place } : { street: Math.min(...crossed), place: MISSING };
};

/** The level of agreement of every field. The same whichever record comes first. */
export const compare = (one: Encoded, other: Encoded): FieldLevels => ({
  ...compareNames(one, other),
  birthDate: birthDateLevel(one.born, other.born),
  age: ageLevel(one, other),
  phone: bestLevel(one.phones, other.phones, phoneLevel),
  alias: bestLevel(one.aliases, other.aliases, shortTextLevel),
  streetNumber: numberLevel(one.streetNumber, other.streetNumber),
  ...comparePlace(one, other),
  suburb: textLevel(one.suburb, other.suburb),
  postalCode: numberLevel(one.postalCode, other.postalCode),
  region: one.region === '' || other.region === '' ? MISSING : Number(one.region !== other.region),
});
