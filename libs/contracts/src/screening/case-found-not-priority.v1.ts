import { defineEvent } from '../define-event.ts';
import { aboutReferral, code, codes, id } from '../fields.ts';

/** A named human found that others come first; other help is offered. */
export const ScreeningCaseFoundNotPriorityV1 = defineEvent({
  type: 'screening.case.found-not-priority.v1',
  topic: 'help.screening.case.v1',
  description: 'A named human found that others come first; other help is offered',
  data: aboutReferral({
    reviewerId: id('The human who decided'),
    reasonCodes: codes('Reasons, readable by the person'),
    ruleSetVersion: code('Rule set that decided', '^[a-z]{2,8}-[0-9]+(@[0-9a-f]{8,64})?$'),
  }),
});
