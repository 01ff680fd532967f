import { RECALL_CAUSES } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutPerson, id, instant, oneOf, orNone } from '../fields.ts';

/** An organisation must give back or delete what it was told of the person. */
export const IntakePersonRecallIssuedV1 = defineEvent({
  type: 'intake.person.recall-issued.v1',
  topic: 'help.intake.person.v1',
  description: 'An organisation must give back or delete what it was told of the person',
  data: aboutPerson({
    recallId: id('The recall'),
    orgId: id('Who holds it'),
    consentId: orNone(id('The consent'), 'The consent that ended; none when something else is the cause'),
    causeCode: oneOf(RECALL_CAUSES, 'Why'),
    dueAt: instant('Until when it should be acknowledged'),
  }),
});
