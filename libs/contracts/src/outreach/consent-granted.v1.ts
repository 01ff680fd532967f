import { Type } from 'typebox';
import { CONSENT_METHODS } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutReferral, code, codes, id, instant, language, oneOf, orNone } from '../fields.ts';

/** The person agreed, for named purposes and recipients, for a time. */
export const OutreachConsentGrantedV1 = defineEvent({
  type: 'outreach.consent.granted.v1',
  topic: 'help.outreach.consent.v1',
  description: 'The person agreed, for named purposes and recipients, for a time',
  data: aboutReferral({
    consentId: id('Id of the consent'),
    purposeCodes: codes('What the person agreed to'),
    recipientIds: Type.Array(Type.String({ format: 'uuid' }), { description: 'Organisations named as recipients' }),
    recipientClass: orNone(
      code('A class of recipients'),
      'Class of recipients, for what does not identify the person; none when only named ones',
    ),
    dataClasses: Type.Array(Type.String({ pattern: '^C(1[0-3]|[0-9])s?$' }), {
      description: 'Classes of data that may be shared',
    }),
    startsAt: instant('From when it holds'),
    expiresAt: instant('When it ends by itself; exclusive'),
    language: language('Language in which it was given'),
    methodCode: oneOf(CONSENT_METHODS, 'How it was given'),
    part2: Type.Boolean({ description: 'Covers substance-use treatment records under 42 CFR Part 2' }),
  }),
});
