import { defineEvent } from '../define-event.ts';
import { aboutPlacement, id } from '../fields.ts';

/** No service was given in time. */
export const RoutingEngagementNeverStartedV1 = defineEvent({
  type: 'routing.engagement.never-started.v1',
  topic: 'help.routing.offer.v1',
  description: 'No service was given in time',
  data: aboutPlacement({
    offerId: id('The offer to a provider'),
  }),
});
