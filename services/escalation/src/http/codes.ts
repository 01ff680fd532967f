/** A code of an open list. */
export const CODE = /^[A-Z][A-Z0-9_]{1,59}$/;

/** A number under which a record is kept. */
export const NUMBER = /^[A-Za-z0-9][A-Za-z0-9 ./_-]{0,59}$/;

/** Something is written, and not only blanks. */
export const HAS_TEXT = /\S/;

/** The header that makes a POST repeatable, for the API document. */
export const KEY_HEADER = {
  name: 'Idempotency-Key',
  required: true,
  schema: { type: 'string', format: 'uuid' },
} as const;
