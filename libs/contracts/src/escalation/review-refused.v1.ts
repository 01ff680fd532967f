import { defineEvent } from '../define-event.ts';
import { codes, date, oneOf } from '../fields.ts';
import { aboutEscalation } from './about.ts';
import { REVIEW_KINDS } from './codes.ts';

/** A reviewer refused the nomination, and it ended. */
export const EscalationReviewRefusedV1 = defineEvent({
  type: 'escalation.review.refused.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'A reviewer refused the nomination, and it ended',
  data: aboutEscalation({
    kindCode: oneOf(REVIEW_KINDS, 'Which review'),
    reasonCodes: codes('Why'),
    purgeOn: date('Day on which what names the subject is removed'),
  }),
});
