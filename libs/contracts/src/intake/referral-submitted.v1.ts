import { Type } from 'typebox';
import { CHOICE_CODES, CONSENT_METHODS, LEGAL_BASES, SOURCE_TYPES, URGENCIES } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutReferredPerson, code, codes, id, instant, language, oneOf, orNone, someOf } from '../fields.ts';

/** A referral was accepted. */
export const IntakeReferralSubmittedV1 = defineEvent({
  type: 'intake.referral.submitted.v1',
  topic: 'help.intake.referral.v1',
  description: 'A referral was accepted',
  data: aboutReferredPerson({
    reference: code(
      'Reference shown to people, no secret and no key',
      '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}[0-9A-HJKMNP-TV-Z*~$=U]$',
    ),
    sourceType: oneOf(SOURCE_TYPES, 'Who refers'),
    referrerOrgId: orNone(Type.String({ format: 'uuid' }), 'Organisation of the referrer; none for a private person'),
    referrerRole: code('What the referrer is there', '^[A-Za-z][A-Za-z0-9_-]{1,59}$'),
    receivedAt: instant('When the referral was received'),
    legalBasisCode: oneOf(LEGAL_BASES, 'Why the referrer may tell'),
    consent: orNone(
      Type.Object({
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
      'Consent that came with the referral; none when it did not',
    ),
    reasonCodes: codes('Why the person is referred'),
    choiceCodes: someOf(CHOICE_CODES, 'Choices the person stated about providers'),
    urgency: oneOf(URGENCIES, 'How soon somebody must act'),
    language: language('Language the person prefers, BCP 47'),
  }),
});
