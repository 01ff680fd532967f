import { defineEvent } from '../define-event.ts';
import { date, oneOf } from '../fields.ts';
import { aboutEscalation } from './about.ts';
import { LAPSE_REASONS } from './codes.ts';

/** A time limit passed, and the nomination ended. */
export const EscalationNominationLapsedV1 = defineEvent({
  type: 'escalation.nomination.lapsed.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'A time limit passed, and the nomination ended',
  data: aboutEscalation({
    reasonCode: oneOf(LAPSE_REASONS, 'Which limit'),
    purgeOn: date('Day on which what names the subject is removed'),
  }),
});
