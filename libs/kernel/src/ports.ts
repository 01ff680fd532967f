/** Where time comes from. Instants are UTC; a test system can move it, so never read the machine's clock in domain code. */
export type Clock = { readonly now: () => Date };

/** Draws a new id at the edge: UUIDv7 for aggregates and events, random UUIDv4 for people (no time in them). */
export type NewId = () => string;

/** A number in [0, 1), drawn at the edge. */
export type Random = () => number;

/** A participating city, such as `abq`: the boundary of everything (architecture: one installation serves several sites). */
export type SiteCode = string;
