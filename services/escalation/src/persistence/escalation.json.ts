import type { CaseFacts } from '../domain/case-facts.ts';
import type { ExistingEscalation, Nominated, Purged } from '../domain/escalation-state.ts';

/** A value as JSON keeps it: instants are text. */
export type Json<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Json<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: Json<T[K]> }
      : T;

/** What the form says in codes and dates. */
export type FactsJson = Json<CaseFacts>;

/** What came after the form, as long as it says anything of the subject. */
export type ProgressJson = Json<Omit<Nominated, 'facts'>> & Readonly<Record<string, unknown>>;

/** What stays. */
export type Stays = Pick<Purged, 'openedAt' | 'closure'> & {
  readonly transmittedAt: Date | null;
  readonly purged: Purged['purged'] | null;
};

export type ClosureJson = Json<Stays>;

const INSTANT = /(^at|At|Until)$/;

// A proof holds instants as text: it is hashed and printed as it stands.
const AS_IT_STANDS: readonly string[] = ['proof'];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !(value instanceof Date);

const revived = (name: string, value: unknown): unknown => {
  if (AS_IT_STANDS.includes(name)) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => revived('', item));
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, revived(key, part)]));
  return typeof value === 'string' && INSTANT.test(name) ? new Date(value) : value;
};

/** The value that JSON stands for: fields named for an instant are instants again. */
export const fromJson = <T>(json: Json<T>): T => revived('', json) as T;

/** The same value with its instants as text. */
export const toJson = <T>(value: T): Json<T> => JSON.parse(JSON.stringify(value)) as Json<T>;

/** True when everything about the subject has gone. */
export const isPurged = (state: ExistingEscalation): state is Purged => 'purged' in state && state.purged !== null;
