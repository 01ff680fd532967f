import { defineEvent } from '../define-event.ts';
import { version } from '../fields.ts';
import { aboutEscalation } from './about.ts';

/** A nomination was submitted to be held against its preconditions. */
export const EscalationNominationSubmittedV1 = defineEvent({
  type: 'escalation.nomination.submitted.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'A nomination was submitted to be held against its preconditions',
  data: aboutEscalation({
    checklistVersion: version('Version of the preconditions'),
  }),
});
