import { defineEvent } from '../define-event.ts';
import { date, someOf } from '../fields.ts';
import { aboutEscalation } from './about.ts';
import { PRECONDITION_CODES } from './codes.ts';

/** A precondition was not shown, and the nomination ended. */
export const EscalationNominationRejectedV1 = defineEvent({
  type: 'escalation.nomination.rejected.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'A precondition was not shown, and the nomination ended',
  data: aboutEscalation({
    failedCodes: someOf(PRECONDITION_CODES, 'Preconditions that were not shown'),
    purgeOn: date('Day on which what names the subject is removed'),
  }),
});
