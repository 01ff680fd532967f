import { defineEvent } from '../define-event.ts';
import { id, instant } from '../fields.ts';
import { aboutEscalation } from './about.ts';

/** The process reviewer approved. */
export const EscalationReviewProcessApprovedV1 = defineEvent({
  type: 'escalation.review.process-approved.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'The process reviewer approved',
  data: aboutEscalation({
    approverId: id('Who approved'),
    unitId: id('Reporting line of who approved'),
    lapsesAt: instant('First instant at which the approval counts no more'),
  }),
});
