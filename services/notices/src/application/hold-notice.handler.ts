import type { Tx } from '@crossroads/messaging';
import { Problem, type Sites } from '@crossroads/platform';
import { retentionAt } from '../domain/retention.ts';
import { HoldRow } from '../persistence/hold.row.ts';
import { NoticeRepository, type StoredNotice } from '../persistence/notice.repository.ts';
import type { Act, Opens } from './act.ts';
import { forgetNotice, keptUntilOf } from './end-notices.handler.ts';
import { endsInTime } from './log-clock.ts';
import { noticeStanding, noticeTarget } from './standings.ts';

export type PlaceHold = Act & {
  readonly noticeId: string;
  readonly holdId: string;
  /** Why, as a code. */
  readonly reasonCode: string;
};
export type LiftHold = Act & { readonly noticeId: string; readonly holdId: string };

/** Legal holds: while one stands nothing of a notice goes; what was postponed is done when the last one ends. @source R48 */
export class HoldNoticeHandler {
  private readonly notices = new NoticeRepository();

  constructor(private readonly sites: Sites) {}

  /** @throws {Problem} `notice.not-found`, `auth.sign-in-again` */
  async place({ noticeId, holdId: id, reasonCode, ...act }: PlaceHold, tx: Tx): Promise<HoldRow> {
    const { site, state } = await this.open(noticeId, act.access, tx);
    const { actorId: placedBy, at: placedAt } = act;
    const about = { noticeId, subjectId: state.subjectId, reasonCode };
    const hold = { id, site, version: 1, ...about, placedBy, placedAt, liftedBy: null, liftedAt: null };
    const row = Object.assign(new HoldRow(), hold);
    await tx.save(HoldRow, [row]);
    return row;
  }

  /** @throws {Problem} `notice.not-found`, `hold.not-found`, `auth.sign-in-again` */
  async lift({ noticeId, holdId, access, actorId, at, cause }: LiftHold, tx: Tx): Promise<HoldRow> {
    const notice = await this.open(noticeId, access, tx);
    const open = await tx.find(HoldRow, { noticeId, liftedAt: null }, { lock: true });
    const hold = open.find(({ id }) => id === holdId);
    if (!hold) throw new Problem('hold.not-found');
    const lifted = { version: hold.version + 1, liftedBy: actorId, liftedAt: at };
    const row = Object.assign(new HoldRow(), hold, lifted);
    await tx.save(HoldRow, [row]);
    endsInTime(tx, this.sites, { of: 'hold', id: holdId, site: hold.site, at, cause });
    const isHeld = open.length > 1;
    if (retentionAt({ keptUntil: keptUntilOf(this.sites, notice), isHeld }, at) === 'erase')
      await forgetNotice(tx, notice, at);
    return row;
  }

  private async open(noticeId: string, access: Opens, tx: Tx) {
    const found: StoredNotice | undefined = await this.notices.load(tx, noticeId);
    const target = noticeTarget(noticeId);
    const state = found?.state.status === 'none' ? undefined : found?.state;
    access.on(target, found && state && noticeStanding({ ...state, site: found.site }));
    if (!found || !state) throw new Problem(target.missing);
    return { ...found, state };
  }
}
