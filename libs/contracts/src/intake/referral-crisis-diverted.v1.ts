import { defineEvent } from '../define-event.ts';
import { aboutReferral, code, instant } from '../fields.ts';

/** An emergency service was called in; the referral comes back to triage. */
export const IntakeReferralCrisisDivertedV1 = defineEvent({
  type: 'intake.referral.crisis-diverted.v1',
  topic: 'help.intake.referral.v1',
  description: 'An emergency service was called in; the referral comes back to triage',
  data: aboutReferral({
    diversionCode: code('Which service took over'),
    dueAt: instant('When it comes back to triage'),
  }),
});
