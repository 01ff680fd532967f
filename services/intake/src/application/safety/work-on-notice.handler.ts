import { IntakeSafetyNoticeLinkedV1 } from '@crossroads/contracts/help';
import { RuleViolation } from '@crossroads/kernel';
import type { Tx } from '@crossroads/messaging';
import { yearsLater, type Sites } from '@crossroads/platform';
import { linked, putAside, type NoticeStanding, type PutAsideCode } from '../../domain/safety/safety-notice.ts';
import { loadReferrals } from '../../persistence/referral.repository.ts';
import { SafetyNoticeLinkRow } from '../../persistence/safety/safety-notice-link.row.ts';
import { SafetyNoticeRow } from '../../persistence/safety/safety-notice.row.ts';
import { loadNotice, noticeEndsAt, type KnownNotice } from '../../persistence/safety/safety-notices.ts';
import type { OpeningAct } from '../act.ts';
import { noticeStanding, noticeTarget } from './standing.ts';

type OnNotice = OpeningAct & { readonly noticeId: string };
export type LinkNotice = OnNotice & { readonly referralId: string };
export type PutNoticeAside = OnNotice & { readonly reasonCode: PutAsideCode };

/** Years that a notice is kept after it was handled. @source architecture.md 7 (C10) */
const KEPT_YEARS = 1;

/** Loads a notice and shows it to the policies. @throws {Problem} `safety-notice.not-found` */
const openNotice = async (tx: Tx, { noticeId, access }: OnNotice): Promise<KnownNotice> => {
  const found = await loadNotice(tx, noticeId);
  access.on(noticeTarget(noticeId), found && noticeStanding(found));
  if (!found) throw new TypeError('a missing safety notice was allowed');
  return found;
};

const standingOf = ({ row: { state }, links }: KnownNotice): NoticeStanding => ({
  state,
  referralIds: links.map(({ referralId }) => referralId),
});

/** What a human does with a safety notice: links it to a referral that it concerns, or puts it aside. */
export class WorkOnNoticeHandler {
  constructor(private readonly ports: { readonly sites: Sites }) {}

  /**
   * Outreach hears of the link and opens a case that was paused or slept.
   * @throws {Problem} `safety-notice.not-found`; {RuleViolation} `safety-notice.referral-unknown`,
   *   `safety-notice.already-linked`
   */
  async link({ referralId, ...act }: LinkNotice, tx: Tx): Promise<KnownNotice> {
    const { actorId, at, site, noticeId } = act;
    const found = await openNotice(tx, act);
    await this.#requireReferral(tx, referralId, site);
    const standing = linked(standingOf(found), referralId);
    const row = await this.#handled(tx, found, { ...act, standing, putAsideCode: null });
    const link = { noticeId, referralId, site, linkedBy: actorId, linkedAt: at };
    const added = Object.assign(new SafetyNoticeLinkRow(), link);
    await tx.insert(SafetyNoticeLinkRow, [added]);
    const data = { referralId, actorId, safetyNoticeId: noticeId };
    // It belongs to the referral from here on.
    tx.publish({ ...act.cause, correlationId: referralId }, [
      { type: IntakeSafetyNoticeLinkedV1.type, site, subject: referralId, data },
    ]);
    return { ...found, row, links: [...found.links, added] };
  }

  /** @throws {Problem} `safety-notice.not-found`; {RuleViolation} `safety-notice.already-handled` */
  async putAside({ reasonCode: putAsideCode, ...act }: PutNoticeAside, tx: Tx): Promise<KnownNotice> {
    const found = await openNotice(tx, act);
    const standing = putAside(standingOf(found));
    return { ...found, row: await this.#handled(tx, found, { ...act, standing, putAsideCode }) };
  }

  async #handled(
    tx: Tx,
    { row }: KnownNotice,
    {
      standing: { state },
      putAsideCode,
      ...act
    }: OnNotice & { readonly standing: NoticeStanding; readonly putAsideCode: PutAsideCode | null },
  ): Promise<SafetyNoticeRow> {
    const { actorId: handledBy, at: handledAt, cause, site } = act;
    const changed = { state, handledAt, handledBy, putAsideCode, version: row.version + 1 };
    const saved = Object.assign(new SafetyNoticeRow(), row, changed);
    await tx.save(SafetyNoticeRow, [saved]);
    noticeEndsAt(tx, cause, { id: row.id, site, at: yearsLater(this.ports.sites.get(site), handledAt, KEPT_YEARS) });
    return saved;
  }

  async #requireReferral(tx: Tx, referralId: string, site: string): Promise<void> {
    const found = (await loadReferrals(tx, [referralId])).get(referralId);
    if (found?.site === site && found.state.status !== 'erased') return;
    throw new RuleViolation('safety-notice.referral-unknown', 'The referral is not one of this site');
  }
}
