import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { aboutReferral, code, orNone } from '../fields.ts';

/** A closed referral was opened again for a new cause. */
export const IntakeReferralReopenedV1 = defineEvent({
  type: 'intake.referral.reopened.v1',
  topic: 'help.intake.referral.v1',
  description: 'A closed referral was opened again for a new cause',
  data: aboutReferral({
    causeCode: code('The new cause'),
    previousReferralId: orNone(
      Type.String({ format: 'uuid' }),
      'Earlier referral it continues; none when it is itself',
    ),
  }),
});
