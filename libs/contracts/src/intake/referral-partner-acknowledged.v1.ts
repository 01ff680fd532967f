import { defineEvent } from '../define-event.ts';
import { aboutReferral, id } from '../fields.ts';

/** The partner outside the site took over. */
export const IntakeReferralPartnerAcknowledgedV1 = defineEvent({
  type: 'intake.referral.partner-acknowledged.v1',
  topic: 'help.intake.referral.v1',
  description: 'The partner outside the site took over',
  data: aboutReferral({
    partnerOrgId: id('The partner'),
  }),
});
