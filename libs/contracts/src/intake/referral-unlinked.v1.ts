import { defineEvent } from '../define-event.ts';
import { aboutReferral, id } from '../fields.ts';

/** A link as duplicate was taken back. */
export const IntakeReferralUnlinkedV1 = defineEvent({
  type: 'intake.referral.unlinked.v1',
  topic: 'help.intake.referral.v1',
  description: 'A link as duplicate was taken back',
  data: aboutReferral({
    keptReferralId: id('The referral it had been linked to'),
  }),
});
