/** The levels of each field, from the best agreement to none. A pair whose field is missing on either side has no level. */
export const LEVELS = {
  order: ['as-written', 'swapped'],
  given: ['exact', 'known-form', 'close', 'alike', 'different'],
  family: ['exact', 'known-form', 'close', 'alike', 'different'],
  birthDate: ['exact', 'day-month-swapped', 'one-slip', 'alike', 'different'],
  age: ['agrees', 'near', 'different'],
  phone: ['exact', 'last-seven', 'one-slip', 'different'],
  alias: ['exact', 'close', 'different'],
  streetNumber: ['exact', 'one-slip', 'different'],
  street: ['exact', 'close', 'alike', 'different'],
  place: ['exact', 'close', 'different'],
  suburb: ['exact', 'close', 'alike', 'different'],
  postalCode: ['exact', 'one-slip', 'different'],
  region: ['exact', 'different'],
} as const;

export type Field = keyof typeof LEVELS;
export type LevelName = (typeof LEVELS)[Field][number];

export const FIELDS = Object.keys(LEVELS) as readonly Field[];

/** Missing is no evidence. */
export const MISSING = -1;

/** The level of each field as its place in {@link LEVELS}, or {@link MISSING}. */
export type FieldLevels = Readonly<Record<Field, number>>;
