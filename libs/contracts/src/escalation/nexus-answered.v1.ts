import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { code } from '../fields.ts';
import { aboutEscalation } from './about.ts';

/** An attorney answered whether federal law could apply. */
export const EscalationNexusAnsweredV1 = defineEvent({
  type: 'escalation.nexus.answered.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'An attorney answered whether federal law could apply',
  data: aboutEscalation({
    statuteCodes: Type.Array(code('Statute', '^[A-Z0-9][A-Za-z0-9_().-]{1,39}$'), {
      description: 'Statutes the attorney ticked; none where the answer was no',
    }),
  }),
});
