import { defineEvent } from '../define-event.ts';
import { aboutReferral, count, id } from '../fields.ts';

/** Enough was tried without reaching the person, and a supervisor agrees. */
export const OutreachCasePausedUnreachedV1 = defineEvent({
  type: 'outreach.case.paused-unreached.v1',
  topic: 'help.outreach.case.v1',
  description: 'Enough was tried without reaching the person, and a supervisor agrees',
  data: aboutReferral({
    attempts: count('Attempts made'),
    modes: count('Different ways tried'),
    days: count('Days over which it was tried'),
    supervisorId: id('Supervisor who agrees'),
  }),
});
