import { defineEvent } from '../define-event.ts';
import { code, id } from '../fields.ts';
import { aboutEscalation } from './about.ts';

/** A legal hold ended. */
export const EscalationHoldReleasedV1 = defineEvent({
  type: 'escalation.hold.released.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'A legal hold ended',
  data: aboutEscalation({
    holdId: id('The hold'),
    basisCode: code('On what it rested'),
  }),
});
