import type { Cause, FiredDeadline, Tx } from '@crossroads/messaging';
import { ask, type Allowance, type Asking, type Limits, type Span } from '../domain/allowance.ts';
import { QuestionAllowanceRow } from '../persistence/question-allowance.row.ts';

/** Who asks at which site. */
export type Requester = { readonly site: string; readonly requester: string };

/** When something is asked, and what it came of. */
export type Occasion = { readonly at: Date; readonly cause: Cause };

type Known = { readonly row: QuestionAllowanceRow; readonly allowance: Allowance };

const idOf = ({ site, requester }: Requester): string => `${site}:${requester}`;

/** Kind of the deadline at which it is forgotten what a requester asked; the key is `site:requester`. */
export const ALLOWANCE_ENDS = 'question-allowance.ends';

const DAY_MS = 86_400_000;

const SPANS: readonly Span[] = ['HOUR', 'DAY'];

const toAllowance = ({ askedAt, flaggedAt }: QuestionAllowanceRow): Allowance => ({
  askedAt: askedAt.map(each => new Date(each)),
  flaggedAt: Object.fromEntries(
    SPANS.flatMap(span => {
      const at = flaggedAt[span];
      return at === undefined ? [] : [[span, new Date(at)]];
    }),
  ),
});

/**
 * What the requesters of a batch may still ask. Held until the end of the transaction, so that two processes never give
 * the same question away twice.
 * @source R3
 */
export class Allowances {
  readonly #known = new Map<string, Known>();
  readonly #changed = new Map<string, Occasion>();

  private constructor(private readonly limits: Limits) {}

  static async load(requesters: readonly Requester[], limits: Limits, tx: Tx): Promise<Allowances> {
    const allowances = new Allowances(limits);
    const found = await tx.load(QuestionAllowanceRow, [...new Set(requesters.map(idOf))]);
    for (const each of requesters) {
      const id = idOf(each);
      const none = { id, site: each.site, version: 0, askedAt: [], flaggedAt: {} };
      const row = found.get(id) ?? Object.assign(new QuestionAllowanceRow(), none);
      allowances.#known.set(id, { row, allowance: toAllowance(row) });
    }
    return allowances;
  }

  /** Counts one question. */
  ask(by: Requester, occasion: Occasion): Omit<Asking, 'next'> {
    const id = idOf(by);
    const known = this.#known.get(id);
    if (!known) throw new TypeError('an allowance is loaded before it is used');
    const { next, isOverLimit, flag } = ask(known.allowance, this.limits, occasion.at);
    this.#known.set(id, { ...known, allowance: next });
    this.#changed.set(id, occasion);
    return { isOverLimit, flag };
  }

  async save(tx: Tx): Promise<void> {
    const changed = [...this.#changed.keys()].flatMap(id => this.#known.get(id) ?? []);
    const rows = changed.map(({ row, allowance }) =>
      Object.assign(new QuestionAllowanceRow(), row, {
        version: row.version + 1,
        askedAt: allowance.askedAt.map(each => each.toISOString()),
        flaggedAt: allowance.flaggedAt,
      }),
    );
    if (rows.length > 0) await tx.save(QuestionAllowanceRow, rows);
    for (const { row } of changed) this.#endLater(row, tx);
  }

  #endLater({ id: key, site }: QuestionAllowanceRow, tx: Tx): void {
    const occasion = this.#changed.get(key);
    if (!occasion) return;
    const dueAt = new Date(occasion.at.getTime() + DAY_MS);
    tx.schedule(occasion.cause, { kind: ALLOWANCE_ENDS, key, site, dueAt, data: {} });
  }
}

/** Forgets what was asked; every question moves this a day on. */
export const endAllowances = (fired: readonly FiredDeadline[], tx: Tx): Promise<void> =>
  tx.remove(QuestionAllowanceRow, { id: fired.map(({ key }) => key) });
