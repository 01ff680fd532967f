import { defineEvent } from '../define-event.ts';
import { id, instant } from '../fields.ts';
import { aboutEscalation } from './about.ts';

/** Somebody who was the victim of the incident was nominated; the coordinator looks after them. */
export const EscalationVictimTaskRaisedV1 = defineEvent({
  type: 'escalation.victim-task.raised.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'Somebody who was the victim of the incident was nominated; the coordinator looks after them',
  data: aboutEscalation({
    taskId: id('The task'),
    dueAt: instant('Until when the coordinator should have acted'),
  }),
});
