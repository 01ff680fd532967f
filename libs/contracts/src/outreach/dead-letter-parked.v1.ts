import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { code, count } from '../fields.ts';

/** A message could not be handled and was put aside; it can be replayed. */
export const OutreachDeadLetterParkedV1 = defineEvent({
  type: 'outreach.dead-letter.parked.v1',
  topic: 'help.outreach.dead-letter.v1',
  description: 'A message could not be handled and was put aside; it can be replayed',
  data: Type.Object({
    topicName: Type.String({ maxLength: 100, description: 'Topic it came from' }),
    consumer: Type.String({ maxLength: 100, description: 'Consumer group that could not handle it' }),
    reasonCode: code('Why', '^[A-Za-z][A-Za-z0-9_.-]{1,79}$'),
    attempts: count('How often it was tried'),
  }),
});
