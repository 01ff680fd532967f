import { defineEvent } from '../define-event.ts';
import { aboutPlacement, id } from '../fields.ts';

/** The first service was given. */
export const RoutingEngagementStartedV1 = defineEvent({
  type: 'routing.engagement.started.v1',
  topic: 'help.routing.offer.v1',
  description: 'The first service was given',
  data: aboutPlacement({
    offerId: id('The offer to a provider'),
  }),
});
