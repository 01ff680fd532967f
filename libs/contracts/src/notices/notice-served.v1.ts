import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { codes, id, instant, language, oneOf, someOf } from '../fields.ts';
import { aboutNotice } from './about.ts';
import { NOTICE_DEFECTS, NOTICE_METHODS } from './codes.ts';

/** A notice was served; with a defect it proves nothing. */
export const NoticesNoticeServedV1 = defineEvent({
  type: 'notices.notice.served.v1',
  topic: 'neutral.notices.notice.v1',
  description: 'A notice was served; with a defect it proves nothing',
  data: aboutNotice({
    versionId: id('Text that was served'),
    language: language('Language it was served in'),
    servedAt: instant('When it was served'),
    methodCode: oneOf(NOTICE_METHODS, 'How it was served'),
    serverRoles: codes('Roles of those who served it'),
    offerMade: Type.Boolean({ description: 'Whether help was offered with it' }),
    defectCodes: someOf(NOTICE_DEFECTS, 'What makes it worthless as proof; none where nothing does'),
    validUntil: instant('First instant at which it is valid no more'),
  }),
});
