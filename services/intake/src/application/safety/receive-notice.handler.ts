import { IntakeSafetyNoticeReceivedV1 } from '@crossroads/contracts/help';
import type { Tx } from '@crossroads/messaging';
import type { Sites } from '@crossroads/platform';
import { requireTrue, type SafetyNotice } from '../../domain/safety/safety-notice.ts';
import { SafetyNoticeRow } from '../../persistence/safety/safety-notice.row.ts';
import type { Act } from '../act.ts';

export type ReceiveNotice = Act & { readonly noticeId: string; readonly notice: SafetyNotice };

/**
 * Takes a safety notice of law enforcement. Needs nothing but the own database, so that it works whatever else is down.
 * @source domain.md 2.3 B1; R52
 */
export class ReceiveNoticeHandler {
  constructor(private readonly ports: { readonly sites: Sites }) {}

  /** @throws {RuleViolation} `safety-notice.in-future`, `safety-notice.area-unknown` */
  async execute({ noticeId: id, notice, actorId, site, at, cause }: ReceiveNotice, tx: Tx): Promise<SafetyNoticeRow> {
    requireTrue(notice, { at, areas: this.ports.sites.get(site).areas.map(({ code }) => code) });
    const unhandled = { state: 'received', handledAt: null, handledBy: null, putAsideCode: null } as const;
    const own = { id, site, version: 1, senderId: actorId, receivedAt: at, ...unhandled };
    const row = Object.assign(new SafetyNoticeRow(), notice, own);
    await tx.save(SafetyNoticeRow, [row]);
    const data = { safetyNoticeId: id, ...notice, occurredAt: notice.occurredAt.toISOString() };
    tx.publish(cause, [{ type: IntakeSafetyNoticeReceivedV1.type, site, subject: id, data }]);
    return row;
  }
}
