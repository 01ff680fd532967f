import { defineEvent } from '../define-event.ts';
import { aboutReferral, id, instant } from '../fields.ts';

/** A partner outside the site was asked to take over. */
export const IntakeReferralHandedOutOfAreaV1 = defineEvent({
  type: 'intake.referral.handed-out-of-area.v1',
  topic: 'help.intake.referral.v1',
  description: 'A partner outside the site was asked to take over',
  data: aboutReferral({
    partnerOrgId: id('The partner'),
    ackDueAt: instant('Until when the partner must acknowledge'),
  }),
});
