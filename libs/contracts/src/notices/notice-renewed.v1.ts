import { defineEvent } from '../define-event.ts';
import { id, instant } from '../fields.ts';
import { aboutNotice } from './about.ts';

/** A notice was renewed, once, after legal review and with a fresh offer of help. */
export const NoticesNoticeRenewedV1 = defineEvent({
  type: 'notices.notice.renewed.v1',
  topic: 'neutral.notices.notice.v1',
  description: 'A notice was renewed, once, after legal review and with a fresh offer of help',
  data: aboutNotice({
    versionId: id('Text that was served anew'),
    validUntil: instant('First instant at which it is valid no more'),
  }),
});
