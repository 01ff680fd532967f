import { BREAK_GLASS_OUTCOMES } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutPerson, id, oneOf } from '../fields.ts';

/** Somebody else looked into a grant that had opened a person's record. */
export const IntakePersonBreakGlassReviewedV1 = defineEvent({
  type: 'intake.person.break-glass-reviewed.v1',
  topic: 'help.intake.person.v1',
  description: "Somebody else looked into a grant that had opened a person's record",
  data: aboutPerson({
    breakGlassId: id('The grant'),
    outcomeCode: oneOf(BREAK_GLASS_OUTCOMES, 'What was found'),
  }),
});
