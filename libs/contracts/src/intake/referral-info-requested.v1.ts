import { defineEvent } from '../define-event.ts';
import { aboutReferral, codes, instant } from '../fields.ts';

/** The referrer was asked for missing facts. */
export const IntakeReferralInfoRequestedV1 = defineEvent({
  type: 'intake.referral.info-requested.v1',
  topic: 'help.intake.referral.v1',
  description: 'The referrer was asked for missing facts',
  data: aboutReferral({
    infoCodes: codes('What is missing'),
    dueAt: instant('Until when the answer is awaited'),
  }),
});
