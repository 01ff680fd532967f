import { defineEvent } from '../define-event.ts';
import { id } from '../fields.ts';
import { aboutEscalation } from './about.ts';

/** The coordinator did what a task asked for. */
export const EscalationVictimTaskCompletedV1 = defineEvent({
  type: 'escalation.victim-task.completed.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'The coordinator did what a task asked for',
  data: aboutEscalation({
    taskId: id('The task'),
  }),
});
