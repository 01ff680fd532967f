import { PERSON_FIELD_CODES } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutPerson, someOf } from '../fields.ts';

/** What is known of the person was put right; which fields, never their values. */
export const IntakePersonCorrectedV1 = defineEvent({
  type: 'intake.person.corrected.v1',
  topic: 'help.intake.person.v1',
  description: 'What is known of the person was put right; which fields, never their values',
  data: aboutPerson({
    fieldCodes: someOf(PERSON_FIELD_CODES, 'What was changed'),
  }),
});
