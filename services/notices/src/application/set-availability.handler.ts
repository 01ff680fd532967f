import type { Tx } from '@crossroads/messaging';
import { Problem } from '@crossroads/platform';
import { AvailabilityRow } from '../persistence/availability.row.ts';
import { NoticeRow } from '../persistence/notice.row.ts';
import type { Act } from './act.ts';
import { availabilityId } from './known-subjects.ts';
import { noticeStanding, noticeTarget } from './standings.ts';

/** Whether anything may be attested of one notice, or at the site where none is named. */
export type SetAvailability = Act & {
  readonly noticeId: string | null;
  readonly isAvailable: boolean;
  /** Why, as a code. */
  readonly reasonCode: string;
};

/** A lawyer says that nothing may be attested, or that it may again: until then every answer is unknown. @source domain.md 2.3; R52 */
export class SetAvailabilityHandler {
  /** @throws {Problem} `notice.not-found`, `auth.sign-in-again` */
  async execute(command: SetAvailability, tx: Tx): Promise<AvailabilityRow> {
    const { site, noticeId, isAvailable, reasonCode, actorId: setBy, at: setAt } = command;
    if (noticeId !== null) await this.openNotice(noticeId, command, tx);
    const id = availabilityId(site, noticeId);
    const version = ((await tx.load(AvailabilityRow, [id])).get(id)?.version ?? 0) + 1;
    const said = { id, site, version, noticeId, isAvailable, reasonCode, setBy, setAt };
    const row = Object.assign(new AvailabilityRow(), said);
    await tx.save(AvailabilityRow, [row]);
    return row;
  }

  private async openNotice(noticeId: string, { access }: Act, tx: Tx): Promise<void> {
    const [row] = await tx.find(NoticeRow, { id: noticeId });
    const target = noticeTarget(noticeId);
    access.on(target, row && noticeStanding(row));
    if (!row) throw new Problem(target.missing);
  }
}
