/** What became of what was accepted. */
export type Account = {
  /** Accepted, and no service knows it. */
  readonly lost: readonly string[];
  /** Known, and nobody accepted it. */
  readonly invented: readonly string[];
  /** Known more than once in one place. */
  readonly doubled: readonly string[];
};

const repeated = (ids: readonly string[]): string[] => {
  const seen = new Set<string>();
  return [...new Set(ids.filter(id => seen.has(id) || !seen.add(id)))];
};

/** Compares what callers were promised with what is there: each id exactly once. */
export const accountOf = (accepted: Iterable<string>, found: readonly string[]): Account => {
  const promised = new Set(accepted);
  const there = new Set(found);
  return {
    lost: [...promised].filter(id => !there.has(id)),
    invented: [...there].filter(id => !promised.has(id)),
    doubled: repeated(found),
  };
};

/** An account in which everything is right. */
export const balanced: Account = { lost: [], invented: [], doubled: [] };
