import type { Cause, FiredDeadline, Received, Tx } from '../ports.ts';
import type { Retention } from './retention.ts';
import type { RetentionNews } from './retention-news.ts';
import { HeldReferralRow, RetainedReferralRow } from './retention-rows.ts';

/** Kind of the timer of an ended referral; the key is the referral's id. It goes on from class to class. */
export const CLASS_ENDS = 'retention.class-ends';

type News = readonly Received<RetentionNews>[];
type Touched = ReadonlyMap<string, Cause>;

/** What a service knows of holds and ends, by event: what is held waits, and is cleared as soon as nothing holds it. */
export class RetainedReferrals {
  constructor(private readonly retention: Retention) {}

  /** Keeps what was said, the last of a batch, and clears what is due by that. */
  async hear(news: News, tx: Tx): Promise<void> {
    const [first] = news;
    if (!first) return;
    await keepHolds(news, tx);
    await keepEnds(news, tx);
    const touched = news.flatMap(({ command, cause }) => command.said.referralIds.map(id => [id, cause] as const));
    await this.#clear(new Map(touched), first.at, tx);
  }

  async fire(fired: readonly FiredDeadline[], tx: Tx): Promise<void> {
    const [first] = fired;
    if (first) await this.#clear(new Map(fired.map(({ key, cause }) => [key, cause])), first.firedAt, tx);
  }

  async #clear(touched: Touched, at: Date, tx: Tx): Promise<void> {
    const known = await tx.find(RetainedReferralRow, { id: [...touched.keys()] }, { lock: true });
    const holds = await findHolds(known, tx);
    const ended = known.flatMap(({ id, site, endedAt }) => {
      const cause = touched.get(id);
      return cause && !holds.has(id) ? [{ id, site, endedAt, cause }] : [];
    });
    const next = await this.retention.clear(ended, at, tx);
    for (const { id: key, site, cause } of ended) {
      const dueAt = next.get(key);
      if (dueAt) tx.schedule(cause, { kind: CLASS_ENDS, key, site, dueAt, data: {} });
    }
    const cleared = ended.flatMap(({ id }) => (next.get(id) ? [] : [id]));
    if (cleared.length > 0) await tx.remove(RetainedReferralRow, { id: cleared });
  }
}

const findHolds = async (known: readonly RetainedReferralRow[], tx: Tx): Promise<ReadonlySet<string>> => {
  if (known.length === 0) return new Set();
  const holds = await tx.find(HeldReferralRow, { referralId: known.map(({ id }) => id) });
  return new Set(holds.map(({ referralId }) => referralId));
};

type SaidOfHold = { readonly row: HeldReferralRow; readonly stands: boolean };

const holdsIn = ({ site, command: { said } }: Received<RetentionNews>): readonly SaidOfHold[] => {
  if (said.about !== 'hold') return [];
  const { holdId, stands } = said;
  return said.referralIds.map(referralId => {
    return { row: Object.assign(new HeldReferralRow(), { holdId, referralId, site }), stands };
  });
};

const keepHolds = async (news: News, tx: Tx): Promise<void> => {
  const said = news.flatMap(holdsIn);
  const last = new Map(said.map(hold => [`${hold.row.holdId} ${hold.row.referralId}`, hold]));
  if (last.size === 0) return;
  const all = [...last.values()];
  await tx.remove(HeldReferralRow, { holdId: all.map(({ row }) => row.holdId) });
  const standing = all.filter(({ stands }) => stands).map(({ row }) => row);
  if (standing.length > 0) await tx.insert(HeldReferralRow, standing);
};

type SaidOfEnd = Pick<RetainedReferralRow, 'id' | 'site'> & { readonly endedAt: Date | null };

const endsIn = ({ site, command: { said } }: Received<RetentionNews>): readonly SaidOfEnd[] => {
  if (said.about !== 'end') return [];
  const { endedAt } = said;
  return said.referralIds.map(id => ({ id, site, endedAt }));
};

const keepEnds = async (news: News, tx: Tx): Promise<void> => {
  const last = new Map(news.flatMap(endsIn).map(end => [end.id, end]));
  if (last.size === 0) return;
  await tx.remove(RetainedReferralRow, { id: [...last.keys()] });
  const rows: RetainedReferralRow[] = [];
  for (const { id, site, endedAt } of last.values()) {
    if (endedAt) rows.push(Object.assign(new RetainedReferralRow(), { id, site, endedAt }));
    else tx.cancel(CLASS_ENDS, id);
  }
  if (rows.length > 0) await tx.insert(RetainedReferralRow, rows);
};
