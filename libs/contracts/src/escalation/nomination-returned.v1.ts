import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { codes, date } from '../fields.ts';
import { aboutEscalation } from './about.ts';

/** The office asked for more. */
export const EscalationNominationReturnedV1 = defineEvent({
  type: 'escalation.nomination.returned.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'The office asked for more',
  data: aboutEscalation({
    round: Type.Integer({ minimum: 1, maximum: 2, description: 'How often it has asked' }),
    answerDueOn: date('Last day to answer'),
    infoCodes: codes('What it asked for'),
  }),
});
