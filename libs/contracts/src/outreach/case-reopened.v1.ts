import { defineEvent } from '../define-event.ts';
import { aboutReferral, code } from '../fields.ts';

/** A paused or sleeping case is worked on again. */
export const OutreachCaseReopenedV1 = defineEvent({
  type: 'outreach.case.reopened.v1',
  topic: 'help.outreach.case.v1',
  description: 'A paused or sleeping case is worked on again',
  data: aboutReferral({
    causeCode: code('What woke it'),
  }),
});
