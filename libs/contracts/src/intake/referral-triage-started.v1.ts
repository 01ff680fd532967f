import { TRIAGE_QUEUES, URGENCIES } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutReferral, code, oneOf } from '../fields.ts';

/** A referral waits for a human to triage it. */
export const IntakeReferralTriageStartedV1 = defineEvent({
  type: 'intake.referral.triage-started.v1',
  topic: 'help.intake.referral.v1',
  description: 'A referral waits for a human to triage it',
  data: aboutReferral({
    urgency: oneOf(URGENCIES, 'How soon somebody must act'),
    queue: oneOf(TRIAGE_QUEUES, 'Queue it waits in'),
    causeCode: code('First reason why a human must look'),
  }),
});
