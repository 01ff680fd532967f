import { foundFrom, type FiredDeadline, type Tx } from '@crossroads/messaging';
import { keptUntil, type Sites } from '@crossroads/platform';
import { notice } from '../domain/notice.ts';
import { retentionAt } from '../domain/retention.ts';
import { HoldRow } from '../persistence/hold.row.ts';
import { NoticeRepository, toNotice, type StoredNotice } from '../persistence/notice.repository.ts';
import { NoticeRow } from '../persistence/notice.row.ts';
import { publishesNotice } from '../publishes.ts';
import { keepUntil } from './notice-clock.ts';
import { destroySubject } from './subjects.ts';

const DATA_CLASS = 'C9';

/** Until when something is kept of a notice; none while it is under way. */
export const keptUntilOf = (sites: Sites, { site, state }: StoredNotice): Date | undefined =>
  state.status === 'ended' ? keptUntil(sites.get(site), DATA_CLASS, state.endedAt) : undefined;

/** Takes a notice and who it was served to away for good. What stays is that somebody was there, without a key. @source R47, R48 */
export const forgetNotice = async (tx: Tx, { id, state }: StoredNotice, at: Date): Promise<void> => {
  if (state.status === 'none') return;
  await destroySubject(tx, state.subjectId, at);
  await tx.remove(NoticeRow, { id });
};

const locked = async (tx: Tx, fired: readonly FiredDeadline[]): Promise<ReadonlyMap<string, StoredNotice>> => {
  const rows = await tx.load(NoticeRow, fired.map(({ key }) => key)); // prettier-ignore
  return new Map([...rows].map(([id, row]) => [id, foundFrom(row, toNotice(row))]));
};

/** Ends notices when their time is over, and a year later what was kept of them. @source architecture.md 7 (C9), 15 */
export class EndNoticesHandler {
  private readonly notices = new NoticeRepository();

  constructor(private readonly sites: Sites) {}

  async end(fired: readonly FiredDeadline[], tx: Tx): Promise<void> {
    const found = await locked(tx, fired);
    for (const { key: id, site, firedAt: at, cause } of fired) {
      const stored = found.get(id);
      const events = stored ? notice.decide(stored.state, { type: 'EndNotice', at }) : [];
      if (!stored || events.length === 0) continue;
      await this.notices.save(tx, stored, { events, at });
      tx.publish(cause, events.map(event => publishesNotice({ id, site }, event))); // prettier-ignore
      const state = events.reduce(notice.evolve, stored.state);
      const dueAt = keptUntilOf(this.sites, { ...stored, state });
      if (dueAt) keepUntil(tx, { id, site, dueAt, cause });
    }
  }

  async forget(fired: readonly FiredDeadline[], tx: Tx): Promise<void> {
    const found = await locked(tx, fired);
    const held = await tx.find(HoldRow, { noticeId: [...found.keys()], liftedAt: null });
    const isHeld = new Set(held.map(({ noticeId }) => noticeId));
    for (const { key: id, site, firedAt: at, cause } of fired) {
      const stored = found.get(id);
      if (!stored) continue;
      const until = keptUntilOf(this.sites, stored);
      const next = retentionAt({ keptUntil: until, isHeld: isHeld.has(id) }, at);
      if (next === 'erase') await forgetNotice(tx, stored, at);
      if (next === 'keep' && until) keepUntil(tx, { id, site, dueAt: until, cause }); // the site's period became longer
    }
  }
}
