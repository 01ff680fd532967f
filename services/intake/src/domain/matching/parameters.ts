import type { Field } from './levels.ts';

/** Bits of each level of each field, in the order of the levels. */
export type Weights = Readonly<Record<Field, readonly number[]>>;

/**
 * What each level says, in bits: log2 of how much likelier it is for one person than for two. Trained on FEBRL dataset 3
 * without its labels by `npm run bench:matching -- FILE --train`: u from random pairs, m by expectation maximisation; a
 * better level never says less than a worse one. `age`, `phone` and `alias` are in no such file: our own defaults.
 * @source assurance.md 5.5
 */
export const WEIGHTS: Weights = {
  order: [-0.11, -0.11],
  given: [7.72, 6.23, 6.23, 2.74, -2.75],
  family: [7.86, 7.86, 7.86, 4.31, -3.21],
  birthDate: [12.69, 4.71, 4.71, -3.84, -3.94],
  age: [1.5, 0, -4],
  phone: [11, 10, 5, -1],
  alias: [5.5, 2.5, 0],
  streetNumber: [5.87, -1.7, -2.59],
  street: [8.49, 8.49, 6.75, -4.82],
  place: [8.67, 8.67, -4.92],
  suburb: [5.46, 5.46, 2.58, -3.52],
  postalCode: [5.25, 4.02, -5.09],
  region: [2.15, -3.73],
};

/** Share of pairs of two people with this name in common, to which the weight of an exact name belongs. */
export const TYPICAL_NAME_SHARE = { given: 0.0032, family: 0.0028 } as const;

/**
 * Address and phone together: relatives share them, and people move. So they say no more than this either way, in bits.
 * Our own default.
 */
export const HOUSEHOLD_MOST = 13;
export const ADDRESS_MOST = 12;
export const ADDRESS_LEAST = -4;

/**
 * Scores in bits from which a pair is linked, or shown to a reviewer. Our own defaults, above every threshold that the
 * outside data ask for: among 250,000 people a pair of 28 bits is right with odds of a thousand to one. At 16 bits one
 * common given name and a birth date, all else different, are not worth a look.
 * @source assurance.md 5.5
 */
export const LINK_FROM = 28;
export const REVIEW_FROM = 16;
