import { defineEvent } from '../define-event.ts';
import { aboutReferral, code, codes } from '../fields.ts';

/** A human must decide; the rules never say no. */
export const ScreeningCaseReviewRequiredV1 = defineEvent({
  type: 'screening.case.review-required.v1',
  topic: 'help.screening.case.v1',
  description: 'A human must decide; the rules never say no',
  data: aboutReferral({
    triggerCodes: codes('Why a human must decide'),
    ruleSetVersion: code('Rule set that decided', '^[a-z]{2,8}-[0-9]+(@[0-9a-f]{8,64})?$'),
  }),
});
