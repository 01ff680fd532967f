import { Type } from 'typebox';
import { AGE_BANDS, ANSWERS, FACTOR_CODES, FACT_SOURCES, NEED_CODES, REVIEW_TRIGGERS, URGENCIES } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutReferredPerson, area, codes, instant, language, oneOf, orNone, someOf } from '../fields.ts';

/** Triage passed; screening may begin. */
export const IntakeReferralTriagedV1 = defineEvent({
  type: 'intake.referral.triaged.v1',
  topic: 'help.intake.referral.v1',
  description: 'Triage passed; screening may begin',
  data: aboutReferredPerson({
    urgency: oneOf(URGENCIES, 'How soon somebody must act'),
    reasonCodes: codes('Why the person is referred'),
    reviewTriggerCodes: someOf(REVIEW_TRIGGERS, 'Reasons found at intake why a human must screen'),
    ageBand: oneOf(AGE_BANDS, 'Age in bands, on the day it was received'),
    areaCode: orNone(area('Area of the site'), 'Area of the site; none when not told'),
    language: language('Language the person prefers, BCP 47'),
    needCodes: someOf(NEED_CODES, 'Needs the person named'),
    facts: Type.Array(
      Type.Object({
        factorCode: oneOf(FACTOR_CODES, 'What is known or asked'),
        answer: oneOf(ANSWERS, 'yes, no or unknown'),
        observedOn: orNone(Type.String({ format: 'date' }), 'Calendar day it was observed; none when not known'),
        sourceCode: oneOf(FACT_SOURCES, 'Who says so'),
      }),
      { description: 'Answers to the screening questions, each with its source and date' },
    ),
    receivedAt: instant('When the referral was received'),
  }),
});
