import { defineEvent } from '../define-event.ts';
import { aboutReferral, code } from '../fields.ts';

/** A referral should never have been; it leaves all counts. */
export const IntakeReferralEnteredInErrorV1 = defineEvent({
  type: 'intake.referral.entered-in-error.v1',
  topic: 'help.intake.referral.v1',
  description: 'A referral should never have been; it leaves all counts',
  data: aboutReferral({
    reasonCode: code('Why it was wrong'),
  }),
});
