import { randomInt } from 'node:crypto';
import type { Random } from '@crossroads/kernel';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 7;
const SHAPE = /^[0-9A-HJKMNP-TV-Z]{8}$/;

const systemRandom: Random = () => randomInt(2 ** 32) / 2 ** 32;

// A character stands for an element of the field of 32 elements; this multiplies by its generator (x^5 = x^2 + 1).
const timesGenerator = (element: number): number => ((element << 1) ^ (element & 16 ? 0x25 : 0)) & 31;

// Each place has another power of the generator as its weight, so one wrong character or two swapped ones always show.
const checkOf = (digits: string): string => {
  const sum = digits.split('').reduce((total, digit) => timesGenerator(total ^ ALPHABET.indexOf(digit)), 0);
  return ALPHABET.charAt(sum);
};

const shown = (digits: string): string => `${digits.slice(0, 4)}-${digits.slice(4)}${checkOf(digits)}`;

/**
 * A reference to show to people, `K7QM-3X2D`: 7 random Crockford base32 characters and a check character.
 * It has no meaning and is neither a secret nor a key to anything; unique per site only where the caller makes sure.
 */
export const newReference = (random: Random = systemRandom): string =>
  shown(Array.from({ length: LENGTH }, () => ALPHABET.charAt(Math.floor(random() * 32))).join(''));

/**
 * The reference as stored, from what a person typed: any case, spaces or dashes, O for 0 and I or L for 1.
 * `undefined` when it is not a reference or its check character is wrong.
 */
export const parseReference = (typed: string): string | undefined => {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (!SHAPE.test(plain)) return undefined;
  const digits = plain.slice(0, LENGTH);
  return checkOf(digits) === plain.charAt(LENGTH) ? shown(digits) : undefined;
};
