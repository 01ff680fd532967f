import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { aboutPerson } from '../fields.ts';

/** The record of the person was restricted, or the restriction was lifted. */
export const IntakePersonRestrictedV1 = defineEvent({
  type: 'intake.person.restricted.v1',
  topic: 'help.intake.person.v1',
  description: 'The record of the person was restricted, or the restriction was lifted',
  data: aboutPerson({
    isRestricted: Type.Boolean({ description: 'Whether it is restricted now' }),
  }),
});
