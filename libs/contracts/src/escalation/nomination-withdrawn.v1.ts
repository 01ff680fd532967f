import { defineEvent } from '../define-event.ts';
import { code } from '../fields.ts';
import { aboutEscalation } from './about.ts';

/** The nomination was withdrawn. */
export const EscalationNominationWithdrawnV1 = defineEvent({
  type: 'escalation.nomination.withdrawn.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'The nomination was withdrawn',
  data: aboutEscalation({
    reasonCode: code('Why'),
  }),
});
