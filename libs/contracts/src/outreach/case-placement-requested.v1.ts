import { AGE_BANDS, CHOICE_CODES, NEED_CODES, URGENCIES } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutReferral, area, id, language, oneOf, someOf } from '../fields.ts';

/** Providers may be sought for the needs of a consenting person. */
export const OutreachCasePlacementRequestedV1 = defineEvent({
  type: 'outreach.case.placement-requested.v1',
  topic: 'help.outreach.case.v1',
  description: 'Providers may be sought for the needs of a consenting person',
  data: aboutReferral({
    consentId: id('Consent that allows it'),
    needCodes: someOf(NEED_CODES, 'Needs the person named'),
    choiceCodes: someOf(CHOICE_CODES, 'Choices the person stated about providers'),
    urgency: oneOf(URGENCIES, 'How soon somebody must act'),
    ageBand: oneOf(AGE_BANDS, 'Age in bands, on the day it was received'),
    areaCode: area('Area of the site'),
    language: language('Language the person prefers, BCP 47'),
  }),
});
