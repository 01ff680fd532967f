/** A code of any list. */
export const CODE_PATTERN = '^[A-Z][A-Z0-9_]{1,59}$';

/** A staff member's opaque id, or SYSTEM. */
export const ACTOR_PATTERN = '^(SYSTEM|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$';
