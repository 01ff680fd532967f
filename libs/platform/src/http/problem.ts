/**
 * One wrong field of a request: where it is (RFC 6901), a stable code, words in the asker's language. Never its value, but
 * for `found`: the words of a text that may not be in it, told to whoever wrote them and to nobody else.
 */
export type FieldError = { readonly pointer: string; readonly code: string; readonly found?: readonly string[] };

/** A request that is refused at the edge. `code` is a key of the problem table, which has the status and the words. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly retriable = false;
  readonly errors: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: string,
    more: { readonly errors?: readonly FieldError[]; readonly retryAfterSeconds?: number } = {},
  ) {
    super(code);
    this.errors = more.errors ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

/** A problem as it is told: HTTP status and what a person reads, in both languages. */
export type ProblemText = {
  readonly status: number;
  readonly en: string;
  readonly es: string;
  /** Sent as Retry-After, in seconds. */
  readonly retryAfterSeconds?: number;
};

/** By stable code: the codes of rule violations, of {@link Problem}s and of wrong fields. */
export type ProblemTable = Readonly<Record<string, ProblemText>>;
