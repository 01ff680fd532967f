export const PLACEMENT_STATUSES = [
  'opened',
  'offered',
  'waitlisted',
  'exhausted',
  'accepted',
  'handed-off',
  'engaged',
  'ended',
] as const;

/** A code of an open list. */
export const CODE = /^[A-Z][A-Z0-9_]{1,59}$/;
