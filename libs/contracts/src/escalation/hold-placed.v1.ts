import { defineEvent } from '../define-event.ts';
import { code, id } from '../fields.ts';
import { aboutEscalation } from './about.ts';

/** A legal hold suspends the removal. */
export const EscalationHoldPlacedV1 = defineEvent({
  type: 'escalation.hold.placed.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'A legal hold suspends the removal',
  data: aboutEscalation({
    holdId: id('The hold'),
    basisCode: code('On what it rests'),
  }),
});
