import { defineEvent } from '../define-event.ts';
import { aboutReferral, code } from '../fields.ts';

/** Other help was offered in place of the programme. */
export const ScreeningCaseAlternativeOfferedV1 = defineEvent({
  type: 'screening.case.alternative-offered.v1',
  topic: 'help.screening.case.v1',
  description: 'Other help was offered in place of the programme',
  data: aboutReferral({
    alternativeCode: code('Which other help'),
  }),
});
