import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { aboutPlacement, id } from '../fields.ts';

/** Worker and provider both confirm that the person arrived. */
export const RoutingHandoffCompletedV1 = defineEvent({
  type: 'routing.handoff.completed.v1',
  topic: 'help.routing.offer.v1',
  description: 'Worker and provider both confirm that the person arrived',
  data: aboutPlacement({
    offerId: id('The offer to a provider'),
    confirmedBy: Type.Array(Type.Enum(['WORKER', 'PROVIDER']), { description: 'Who confirmed' }),
  }),
});
