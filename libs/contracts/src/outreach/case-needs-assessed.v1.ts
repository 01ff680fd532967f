import { NEED_CODES } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutReferral, someOf } from '../fields.ts';

/** Worker and person wrote down what is needed. */
export const OutreachCaseNeedsAssessedV1 = defineEvent({
  type: 'outreach.case.needs-assessed.v1',
  topic: 'help.outreach.case.v1',
  description: 'Worker and person wrote down what is needed',
  data: aboutReferral({
    needCodes: someOf(NEED_CODES, 'Needs the person named'),
  }),
});
