import { defineEvent } from '../define-event.ts';
import { oneOf } from '../fields.ts';
import { aboutNotice } from './about.ts';
import { NOTICE_EXPIRY_CAUSES } from './codes.ts';

/** A notice is valid no more. */
export const NoticesNoticeExpiredV1 = defineEvent({
  type: 'notices.notice.expired.v1',
  topic: 'neutral.notices.notice.v1',
  description: 'A notice is valid no more',
  data: aboutNotice({
    causeCode: oneOf(NOTICE_EXPIRY_CAUSES, 'Why it ended'),
  }),
});
