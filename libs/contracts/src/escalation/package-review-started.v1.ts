import { defineEvent } from '../define-event.ts';
import { instant } from '../fields.ts';
import { aboutEscalation } from './about.ts';

/** The office began its review. */
export const EscalationPackageReviewStartedV1 = defineEvent({
  type: 'escalation.package.review-started.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'The office began its review',
  data: aboutEscalation({
    remindAt: instant('When it is reminded'),
    dueAt: instant('Until when it should have decided'),
  }),
});
