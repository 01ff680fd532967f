import { defineEvent } from '../define-event.ts';
import { aboutPerson, code, id, instant } from '../fields.ts';

/** Somebody opened one person's record beyond their role, for one hour and a reason; it is looked into. */
export const IntakePersonBreakGlassOpenedV1 = defineEvent({
  type: 'intake.person.break-glass-opened.v1',
  topic: 'help.intake.person.v1',
  description: "Somebody opened one person's record beyond their role, for one hour and a reason; it is looked into",
  data: aboutPerson({
    breakGlassId: id('The grant'),
    reasonCode: code('Why'),
    expiresAt: instant('Until when the grant holds; exclusive'),
    reviewDueAt: instant('Until when somebody else should have looked into it'),
  }),
});
