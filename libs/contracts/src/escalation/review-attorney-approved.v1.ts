import { defineEvent } from '../define-event.ts';
import { id } from '../fields.ts';
import { aboutEscalation } from './about.ts';

/** The supervising attorney approved. */
export const EscalationReviewAttorneyApprovedV1 = defineEvent({
  type: 'escalation.review.attorney-approved.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'The supervising attorney approved',
  data: aboutEscalation({
    approverId: id('Who approved'),
    unitId: id('Reporting line of who approved'),
  }),
});
