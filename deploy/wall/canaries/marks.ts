import { randomInt } from 'node:crypto';
import { canary } from '@crossroads/testing';
import type { Hit } from '../search.ts';

/** A side that marks are put on: people in help, or people in the two other planes. */
export type Side = Hit['from'];

/** What was written somewhere, and where it belongs. */
export type Mark = Pick<Hit, 'from' | 'what'>;

const PHONE_STEM = 9;
const DAY_MS = 86_400_000;
// Days of birth of the two sides lie years apart, and no two people have one.
const BORN = { help: '1986-01-01', enforcement: '1970-01-01' } as const;

/** People with a day of birth of their own. */
export const MOST_PEOPLE = 5_000;

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** Draws marks and remembers each. */
export const drawMarks = () => {
  const known = new Map<string, Mark>();
  const phoneStem = Array.from({ length: PHONE_STEM }, () => randomInt(10)).join('');
  const born = { help: 0, enforcement: 0 };
  let phones = 0;
  const keep = (text: string, mark: Mark): string => {
    known.set(text.toLowerCase(), mark);
    return text;
  };
  return {
    /** Every mark by its text in small letters. */
    known,
    phoneStem,
    /** A word that passes as a name. */
    word: (from: Side, what: string): string => keep(canary(), { from, what }),
    phone: (): string => {
      phones += 1;
      return `+49${keep(`${phoneStem}${String(phones).padStart(4, '0')}`, { from: 'help', what: 'a phone number' })}`;
    },
    birthDate: (from: Side): string => {
      born[from] += 1;
      return keep(dayAfter(BORN[from], born[from]), { from, what: 'a day of birth' });
    },
  };
};

export type Marks = ReturnType<typeof drawMarks>;
