import { defineEvent } from '../define-event.ts';
import { digest } from '../fields.ts';
import { aboutEscalation } from './about.ts';

/** Every precondition but the approvals was shown. */
export const EscalationNominationClearedV1 = defineEvent({
  type: 'escalation.nomination.cleared.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'Every precondition but the approvals was shown',
  data: aboutEscalation({
    checklistHash: digest('Hash of the preconditions with their proof'),
  }),
});
