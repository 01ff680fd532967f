import type { Reading } from '@crossroads/messaging';
import type { Sites } from '@crossroads/platform';
import { ReadNoticesHandler } from './read-notices.handler.ts';
import { ReceiveNoticeHandler } from './receive-notice.handler.ts';
import { WorkOnNoticeHandler } from './work-on-notice.handler.ts';

/** Everything that is done with safety notices. */
export class SafetyHandlers {
  readonly receive: ReceiveNoticeHandler;
  readonly work: WorkOnNoticeHandler;
  readonly read: ReadNoticesHandler;

  constructor({ sites, reading }: { readonly sites: Sites; readonly reading: Reading }) {
    this.receive = new ReceiveNoticeHandler({ sites });
    this.work = new WorkOnNoticeHandler({ sites });
    this.read = new ReadNoticesHandler(reading);
  }
}
