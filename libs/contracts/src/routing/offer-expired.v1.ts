import { defineEvent } from '../define-event.ts';
import { aboutPlacement, id } from '../fields.ts';

/** The offer ended unanswered; its unit is free again. */
export const RoutingOfferExpiredV1 = defineEvent({
  type: 'routing.offer.expired.v1',
  topic: 'help.routing.offer.v1',
  description: 'The offer ended unanswered; its unit is free again',
  data: aboutPlacement({
    offerId: id('The offer to a provider'),
  }),
});
