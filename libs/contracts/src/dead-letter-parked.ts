import { Type } from 'typebox';
import { defineEvent } from './define-event.ts';
import { code, count } from './fields.ts';
import type { Owner } from './owner.ts';

/** The event by which a service tells that it could not handle a message and put it aside: where and why, never what. */
export const deadLetterParked = ({ plane, service }: Owner) =>
  defineEvent({
    type: `${service}.dead-letter.parked.v1`,
    topic: `${plane}.${service}.dead-letter.v1`,
    description: 'A message could not be handled and was put aside; it can be replayed',
    data: Type.Object({
      topicName: Type.String({ maxLength: 100, description: 'Topic it came from' }),
      consumer: Type.String({ maxLength: 100, description: 'Consumer group that could not handle it' }),
      reasonCode: code('Why', '^[A-Za-z][A-Za-z0-9_.-]{1,79}$'),
      attempts: count('How often it was tried'),
    }),
  });
