/** What came of an attempt: turned away by the server, let in, or never decided, such as where the server did not answer. */
export type Outcome = 'refused' | 'allowed' | 'untried';

/** One login, one thing, one attempt. */
export type Pair = {
  readonly kind: 'postgres' | 'kafka';
  readonly principal: string;
  /** Such as `SELECT` or `WRITE`. */
  readonly attempt: string;
  /** Where it stands, as a plane, or `bridge`. */
  readonly plane: string;
  readonly target: string;
  readonly outcome: Outcome;
  /** The server's own word: an SQLSTATE, or the broker's error type. */
  readonly code: string;
};

export type Verdict = Pick<Pair, 'outcome' | 'code'>;

/** What is tried on a target, before it is known what comes of it. */
export type Attempt = Omit<Pair, 'outcome' | 'code'>;

/** Attempts on what is foreign, each of which has to be refused, and on what is one's own, each of which has to work. */
export type Tried = { readonly pairs: readonly Pair[]; readonly own: readonly Pair[] };

export const together = (tried: readonly Tried[]): Tried => ({
  pairs: tried.flatMap(({ pairs }) => pairs),
  own: tried.flatMap(({ own }) => own),
});

/** As a sentence: `intake may SELECT enforcement.escalation.approval`. */
export const sentenceOf = ({ principal, attempt, target }: Attempt, verb: string): string =>
  `${principal} ${verb} ${attempt} ${target}`;

/** What an attempt came to, by what the server said where it did not simply do it. */
export const verdictOf = async (work: () => Promise<unknown>, judge: (error: unknown) => Verdict): Promise<Verdict> => {
  try {
    await work();
    return { outcome: 'allowed', code: 'done' };
  } catch (error) {
    return judge(error);
  }
};
