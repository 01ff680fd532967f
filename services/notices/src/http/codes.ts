/** A code of an open list. */
export const CODE = /^[A-Z][A-Z0-9_]{1,59}$/;

/** A version of a charging policy. */
export const VERSION = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

/** Text that is not only blanks. */
export const HAS_TEXT = /\S/;

/** The form of a language tag that events carry. */
export const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** The header that every POST needs. */
export const KEY = { name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } } as const;
