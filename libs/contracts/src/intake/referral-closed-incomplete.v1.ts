import { defineEvent } from '../define-event.ts';
import { aboutReferral, codes } from '../fields.ts';

/** No answer came in time; never for an urgent referral. */
export const IntakeReferralClosedIncompleteV1 = defineEvent({
  type: 'intake.referral.closed-incomplete.v1',
  topic: 'help.intake.referral.v1',
  description: 'No answer came in time; never for an urgent referral',
  data: aboutReferral({
    infoCodes: codes('What stayed missing'),
  }),
});
