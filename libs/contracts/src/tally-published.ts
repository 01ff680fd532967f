import { Type } from 'typebox';
import { defineEvent } from './define-event.ts';
import { code, count } from './fields.ts';
import type { Owner } from './owner.ts';

/** The event by which a service tells how many events it sent, so that what arrived can be held against it. */
export const tallyPublished = ({ plane, service }: Owner) =>
  defineEvent({
    type: `${service}.tally.published.v1`,
    topic: `${plane}.${service}.tally.v1`,
    description: 'How many events were sent in an hour or a day, to be held against what arrived',
    data: Type.Object({
      topicName: Type.String({ maxLength: 100, description: 'Topic they were sent to' }),
      period: code('UTC hour or day, by its beginning', '^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+Z?)?$'),
      count: count('Events sent'),
      xor: code('XOR of their ids, in hex', '^[0-9a-f-]{32,36}$'),
    }),
  });
