import { URGENCIES } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutReferral, instant, oneOf } from '../fields.ts';

/** A case waits for its screening. */
export const ScreeningCaseOpenedV1 = defineEvent({
  type: 'screening.case.opened.v1',
  topic: 'help.screening.case.v1',
  description: 'A case waits for its screening',
  data: aboutReferral({
    urgency: oneOf(URGENCIES, 'How soon somebody must act'),
    dueAt: instant('Until when it must be decided'),
  }),
});
