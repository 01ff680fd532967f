import { MISSING } from './levels.ts';
import type { Encoded } from './record.ts';
import { slipsBetween } from './text-measures.ts';

const swapped = (born: string): string => born.slice(0, 4) + born.slice(6) + born.slice(4, 6);

const sameDigits = (one: string, other: string): number =>
  Array.from(one).filter((digit, place) => digit === other[place]).length;

/** Two dates that share so few digits are not one slip apart; a cheap test before the dear one. */
const FEW_SAME_DIGITS = 4;
const SLIPS_OF_ALIKE = 2;

/** 0 exact, 1 day and month swapped, 2 one slip (a digit, or two neighbours), 3 alike (two slips), 4 different. */
export const birthDateLevel = (one: string, other: string): number => {
  if (one === '' || other === '') return MISSING;
  if (one === other) return 0;
  if (swapped(one) === other) return 1;
  if (sameDigits(one, other) < FEW_SAME_DIGITS) return 4;
  const slips = slipsBetween(one, other);
  if (slips === 1) return 2;
  return slips <= SLIPS_OF_ALIKE ? 3 : 4;
};

const yearsOf = ({ born, bornBetween }: Encoded): readonly [number, number] | undefined =>
  born === '' ? bornBetween : [Number(born.slice(0, 4)), Number(born.slice(0, 4))];

const AGE_SLACK_YEARS = 1;

/** Only where a birth date is missing. 0 the years of birth overlap, 1 a year off, 2 apart. */
export const ageLevel = (one: Encoded, other: Encoded): number => {
  const years = yearsOf(one);
  const otherYears = yearsOf(other);
  if (!years || !otherYears || (one.born !== '' && other.born !== '')) return MISSING;
  const gap = Math.max(years[0], otherYears[0]) - Math.min(years[1], otherYears[1]);
  if (gap <= 0) return 0;
  return gap <= AGE_SLACK_YEARS ? 1 : 2;
};
