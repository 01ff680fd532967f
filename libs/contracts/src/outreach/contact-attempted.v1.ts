import { ATTEMPT_RESULTS } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutReferral, code, oneOf } from '../fields.ts';

/** Somebody tried to reach the person. */
export const OutreachContactAttemptedV1 = defineEvent({
  type: 'outreach.contact.attempted.v1',
  topic: 'help.outreach.case.v1',
  description: 'Somebody tried to reach the person',
  data: aboutReferral({
    modeCode: code('How the person was approached'),
    byRole: code('Role of who tried', '^[A-Za-z][A-Za-z_-]{1,39}$'),
    resultCode: oneOf(ATTEMPT_RESULTS, 'What came of it'),
  }),
});
