import { areOtherNames, DIFFERENT, PARTLY } from './compare-names.ts';
import { MISSING, type FieldLevels } from './levels.ts';
import type { Encoded } from './record.ts';

/** Why a pair is left to a person, whatever its score. */
export const CAUTIONS = [
  'GIVEN_NAME_UNCLEAR',
  'FAMILY_NAME_UNCLEAR',
  'BIRTH_DATE_UNCLEAR',
  'GENERATION_DIFFERS',
  'VICTIM_SERVICES',
] as const;

export type Caution = (typeof CAUTIONS)[number];

/** Born so far apart, two people of one name may be parent and child. Our own default. */
const GENERATION_YEARS = 12;
const ONE_SLIP = 2;

const yearsApart = (one: Encoded, other: Encoded): number =>
  Math.abs(Number(one.born.slice(0, 4)) - Number(other.born.slice(0, 4)));

const isGenerationApart = (one: Encoded, other: Encoded): boolean =>
  one.generation !== other.generation ||
  (one.born !== '' && other.born !== '' && yearsApart(one, other) >= GENERATION_YEARS);

/**
 * A link without a person needs all three: given name, family name and birth date, each agreeing but for a slip. So
 * twins (one birth date, two given names) and father and son (one name, two birth dates) are never linked by score.
 * @source assurance.md 5.5 (a false link mixes two files, a missed one costs a second visit)
 */
export const cautionsOf = (levels: FieldLevels, one: Encoded, other: Encoded): readonly Caution[] => {
  const { given, family, birthDate, order } = levels;
  const isGivenClear =
    given !== MISSING && given < PARTLY && (order !== 0 || given < 2 || !areOtherNames(one.given, other.given));
  const isFamilyClear = family !== MISSING && family !== DIFFERENT;
  const isBirthDateClear = birthDate !== MISSING && birthDate <= ONE_SLIP;
  const found: readonly (readonly [Caution, boolean])[] = [
    ['GIVEN_NAME_UNCLEAR', !isGivenClear],
    ['FAMILY_NAME_UNCLEAR', !isFamilyClear],
    ['BIRTH_DATE_UNCLEAR', !isBirthDateClear],
    ['GENERATION_DIFFERS', isGenerationApart(one, other)],
  ];
  return found.filter(([, applies]) => applies).map(([caution]) => caution);
};
