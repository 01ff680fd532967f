import { RECALL_DONE } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutPerson, id, oneOf, orNone } from '../fields.ts';

/** An organisation said what it did with what it had been told of the person. */
export const IntakePersonRecallAcknowledgedV1 = defineEvent({
  type: 'intake.person.recall-acknowledged.v1',
  topic: 'help.intake.person.v1',
  description: 'An organisation said what it did with what it had been told of the person',
  data: aboutPerson({
    recallId: id('The recall'),
    orgId: id('Who held it'),
    consentId: orNone(id('The consent'), 'The consent that ended; none when something else was the cause'),
    doneCode: oneOf(RECALL_DONE, 'What was done'),
  }),
});
