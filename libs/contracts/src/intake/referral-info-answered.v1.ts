import { defineEvent } from '../define-event.ts';
import { aboutReferral, codes } from '../fields.ts';

/** The referrer answered; the referral is triaged again. */
export const IntakeReferralInfoAnsweredV1 = defineEvent({
  type: 'intake.referral.info-answered.v1',
  topic: 'help.intake.referral.v1',
  description: 'The referrer answered; the referral is triaged again',
  data: aboutReferral({
    infoCodes: codes('What was answered'),
  }),
});
