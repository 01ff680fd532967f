import { URGENCIES } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutReferral, id, instant, oneOf } from '../fields.ts';

/** A worker has the case. */
export const OutreachCaseAssignedV1 = defineEvent({
  type: 'outreach.case.assigned.v1',
  topic: 'help.outreach.case.v1',
  description: 'A worker has the case',
  data: aboutReferral({
    workerId: id('The worker'),
    urgency: oneOf(URGENCIES, 'How soon somebody must act'),
    firstAttemptDueAt: instant('Until when the worker must have tried'),
  }),
});
