import { defineEvent } from '../define-event.ts';
import { aboutReferral, id } from '../fields.ts';

/** Somebody of intake found that a safety notice concerns a referral. */
export const IntakeSafetyNoticeLinkedV1 = defineEvent({
  type: 'intake.safety-notice.linked.v1',
  topic: 'help.intake.referral.v1',
  description: 'A safety notice was found to concern a referral',
  data: aboutReferral({
    safetyNoticeId: id('The notice'),
  }),
});
