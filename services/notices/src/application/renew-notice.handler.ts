import type { Tx } from '@crossroads/messaging';
import { localDate, localInstant, Problem, yearsLater, type LocalTime, type Sites } from '@crossroads/platform';
import type { CounselStatus, MethodCode, OfferMode } from '../domain/codes.ts';
import { notice, VALID_YEARS } from '../domain/notice.ts';
import { NoticeRepository } from '../persistence/notice.repository.ts';
import type { NoticeRow } from '../persistence/notice.row.ts';
import { publishesNotice } from '../publishes.ts';
import type { Act } from './act.ts';
import { endAt } from './notice-clock.ts';
import { noticeStanding, noticeTarget } from './standings.ts';
import { textStandingAt } from './text-standing.ts';

/** A notice that was read again, with an offer of its own. */
export type RenewNotice = Act & {
  readonly noticeId: string;
  readonly textId: string;
  readonly renewedAt: LocalTime;
  readonly offeredOn: string;
  readonly offerMode: OfferMode;
  readonly methodCode: MethodCode;
  readonly counselStatus: CounselStatus;
};

/** Renews a notice, once. @source architecture.md 15: notice sunset and renewal */
export class RenewNoticeHandler {
  private readonly notices = new NoticeRepository();

  constructor(private readonly sites: Sites) {}

  /** @throws {Problem} `notice.not-found`; {RuleViolation} `notice.*`, `time.*` */
  async execute(command: RenewNotice, tx: Tx): Promise<NoticeRow> {
    const { noticeId: id, site, at, cause, access, textId, offeredOn } = command;
    const found = await this.notices.load(tx, id);
    const target = noticeTarget(id);
    access.on(target, found && found.state.status !== 'none' ? noticeStanding({ ...found.state, site: found.site }) : undefined); // prettier-ignore
    if (!found) throw new Problem(target.missing);
    const place = this.sites.get(site);
    const renewedAt = localInstant(place.timeZone, command.renewedAt);
    const text = await textStandingAt(tx, place, { textId, at: renewedAt });
    const validUntil = yearsLater(place, renewedAt, VALID_YEARS);
    const { offerMode, methodCode, counselStatus, actorId: renewedBy } = command;
    const how = { offerMode, methodCode, counselStatus, renewedBy };
    const occasion = { text, onDate: localDate(place, renewedAt), validUntil, at };
    const renewal = { textId, renewedAt, offeredOn };
    const events = notice.decide(found.state, { type: 'RenewNotice', renewal, ...how, ...occasion });
    const row = await this.notices.save(tx, found, { events, at });
    tx.publish(cause, events.map(event => publishesNotice({ id, site }, event))); // prettier-ignore
    endAt(tx, { id, site, dueAt: validUntil, cause });
    return row;
  }
}
