import { defineEvent } from '../define-event.ts';
import { aboutReferral, code } from '../fields.ts';

/** A draft was dropped or ran out. */
export const IntakeReferralDiscardedV1 = defineEvent({
  type: 'intake.referral.discarded.v1',
  topic: 'help.intake.referral.v1',
  description: 'A draft was dropped or ran out',
  data: aboutReferral({
    reasonCode: code('Why it was dropped'),
  }),
});
