import { Type } from 'typebox';
import { URGENCIES } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutReferral, code, codes, oneOf, orNone } from '../fields.ts';

/** The person is eligible for help. */
export const ScreeningCaseFoundEligibleV1 = defineEvent({
  type: 'screening.case.found-eligible.v1',
  topic: 'help.screening.case.v1',
  description: 'The person is eligible for help',
  data: aboutReferral({
    result: oneOf(['ELIGIBLE_URGENT', 'ELIGIBLE'], 'How soon help comes first'),
    ruleSetVersion: code('Rule set that decided', '^[a-z]{2,8}-[0-9]+(@[0-9a-f]{8,64})?$'),
    reasonCodes: codes('Criteria that were met, or the reasons a human gave'),
    reviewerId: orNone(Type.String({ format: 'uuid' }), 'Human who decided; none when the rules did'),
    urgency: oneOf(URGENCIES, 'How soon somebody must act'),
  }),
});
