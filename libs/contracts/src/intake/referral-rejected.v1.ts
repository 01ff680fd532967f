import { defineEvent } from '../define-event.ts';
import { aboutReferral, code } from '../fields.ts';

/** A referral was refused, for want of a lawful basis or as invalid; the sender is told why. */
export const IntakeReferralRejectedV1 = defineEvent({
  type: 'intake.referral.rejected.v1',
  topic: 'help.intake.referral.v1',
  description: 'A referral was refused, for want of a lawful basis or as invalid; the sender is told why',
  data: aboutReferral({
    reasonCode: code('Why it was refused'),
  }),
});
