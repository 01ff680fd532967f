import { defineEvent } from '../define-event.ts';
import { id, office } from '../fields.ts';
import { aboutEscalation } from './about.ts';

/** The office destroyed what it was handed. */
export const EscalationDestructionConfirmedV1 = defineEvent({
  type: 'escalation.destruction.confirmed.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'The office destroyed what it was handed',
  data: aboutEscalation({
    receiptId: id('Receipt of the destruction'),
    officeCode: office('Office that destroyed it'),
  }),
});
