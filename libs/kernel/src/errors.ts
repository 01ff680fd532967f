/** A broken domain rule. `code` is stable and dotted; one table per service maps it to an HTTP status and words. Not retriable. */
export class RuleViolation extends Error {
  override readonly name = 'RuleViolation';
  readonly retriable = false;

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Another writer saved the aggregate first. Retriable: load again and decide again. */
export class LostRace extends Error {
  override readonly name = 'LostRace';
  readonly code = 'lost-race';
  readonly retriable = true;

  constructor(readonly aggregate: string) {
    super(`${aggregate} was saved by somebody else first`);
  }
}

/** True when the error says that trying again may succeed; errors that say nothing are not retried. */
export const isRetriable = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'retriable' in error && error.retriable === true;

/** Marks a branch that the types rule out; a value that arrives all the same is a bug. */
export const unreachable = (value: never): never => {
  throw new TypeError(`unreachable: ${JSON.stringify(value)}`);
};
