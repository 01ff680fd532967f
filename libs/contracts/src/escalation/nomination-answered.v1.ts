import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { aboutEscalation } from './about.ts';

/** What the office asked for was answered. */
export const EscalationNominationAnsweredV1 = defineEvent({
  type: 'escalation.nomination.answered.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'What the office asked for was answered',
  data: aboutEscalation({
    round: Type.Integer({ minimum: 1, maximum: 2, description: 'Which question was answered' }),
  }),
});
