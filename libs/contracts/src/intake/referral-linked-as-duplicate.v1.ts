import { defineEvent } from '../define-event.ts';
import { aboutReferral, id } from '../fields.ts';

/** A human found that another referral is about the same matter; reversible. */
export const IntakeReferralLinkedAsDuplicateV1 = defineEvent({
  type: 'intake.referral.linked-as-duplicate.v1',
  topic: 'help.intake.referral.v1',
  description: 'A human found that another referral is about the same matter; reversible',
  data: aboutReferral({
    keptReferralId: id('The referral that goes on'),
  }),
});
