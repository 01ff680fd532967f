import { SOURCE_TYPES } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutReferral, oneOf } from '../fields.ts';

/** A referrer began a referral and may still change or drop it. */
export const IntakeReferralDraftedV1 = defineEvent({
  type: 'intake.referral.drafted.v1',
  topic: 'help.intake.referral.v1',
  description: 'A referrer began a referral and may still change or drop it',
  data: aboutReferral({
    sourceType: oneOf(SOURCE_TYPES, 'Who refers'),
  }),
});
