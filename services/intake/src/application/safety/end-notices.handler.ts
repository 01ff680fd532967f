import type { FiredDeadline, Tx } from '@crossroads/messaging';
import { PersonRow } from '../../persistence/person.row.ts';
import { SafetyNoticeLinkRow } from '../../persistence/safety/safety-notice-link.row.ts';
import { SafetyNoticeRow } from '../../persistence/safety/safety-notice.row.ts';
import { noticeEndsAt } from '../../persistence/safety/safety-notices.ts';

/** How much later it is looked at again whether a hold still stands. Our own default. */
const LOOK_AGAIN_MS = 30 * 86_400_000;

const heldOf = async (tx: Tx, links: readonly SafetyNoticeLinkRow[]): Promise<ReadonlySet<string>> => {
  if (links.length === 0) return new Set();
  const people = await tx.find(PersonRow, { referralId: links.map(({ referralId }) => referralId) });
  const referrals = new Set(people.flatMap(({ referralId, isHeld }) => (isHeld ? [referralId] : [])));
  return new Set(links.flatMap(({ noticeId, referralId }) => (referrals.has(referralId) ? [noticeId] : [])));
};

/** Removes handled notices when their time is over; a legal hold on whom they concern keeps them. @source architecture.md 7 */
export const endNotices = async (fired: readonly FiredDeadline[], tx: Tx): Promise<void> => {
  const links = await tx.find(SafetyNoticeLinkRow, { noticeId: fired.map(({ key }) => key) });
  const held = await heldOf(tx, links);
  for (const { key: id, site, cause, firedAt } of fired.filter(({ key }) => held.has(key)))
    noticeEndsAt(tx, cause, { id, site, at: new Date(firedAt.getTime() + LOOK_AGAIN_MS) });
  const gone = fired.flatMap(({ key }) => (held.has(key) ? [] : [key]));
  if (gone.length === 0) return;
  await tx.remove(SafetyNoticeLinkRow, { noticeId: gone });
  await tx.remove(SafetyNoticeRow, { id: gone });
};
