/** How many questions a requester may ask. */
export type Limits = { readonly perHour: number; readonly perDay: number };

/** What a requester asks at most. Our own defaults. @source R3 */
export const DEFAULT_LIMITS: Limits = { perHour: 10, perDay: 30 };

/** Spans over which questions are counted, milliseconds. */
const SPANS = { HOUR: 3_600_000, DAY: 86_400_000 } as const;
export type Span = keyof typeof SPANS;

/** What a requester asked within a day that counted, and for which span they were reported last. */
export type Allowance = {
  readonly askedAt: readonly Date[];
  readonly flaggedAt: { readonly [S in Span]?: Date };
};

export const NOTHING_ASKED: Allowance = { askedAt: [], flaggedAt: {} };

/** A requester who asked too often. */
export type Flag = { readonly span: Span; readonly count: number };

export type Asking = { readonly next: Allowance; readonly isOverLimit: boolean; readonly flag: Flag | undefined };

const isWithin = (at: Date, since: Date | undefined, span: Span): boolean =>
  since !== undefined && at.getTime() - since.getTime() < SPANS[span];

/**
 * Counts one question. One over the limit is not counted, so that nobody is kept out for longer by asking on; it is
 * reported once for each span.
 * @source R3
 */
export const ask = ({ askedAt, flaggedAt }: Allowance, limits: Limits, at: Date): Asking => {
  const kept = askedAt.filter(each => isWithin(at, each, 'DAY'));
  const count = { HOUR: kept.filter(each => isWithin(at, each, 'HOUR')).length, DAY: kept.length };
  const most = { HOUR: limits.perHour, DAY: limits.perDay };
  const over = (['HOUR', 'DAY'] as const).find(span => count[span] >= most[span]);
  if (over === undefined) return { next: { askedAt: [...kept, at], flaggedAt }, isOverLimit: false, flag: undefined };
  if (isWithin(at, flaggedAt[over], over))
    return { next: { askedAt: kept, flaggedAt }, isOverLimit: true, flag: undefined };
  const next = { askedAt: kept, flaggedAt: { ...flaggedAt, [over]: at } };
  return { next, isOverLimit: true, flag: { span: over, count: count[over] + 1 } };
};
