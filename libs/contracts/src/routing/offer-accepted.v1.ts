import { defineEvent } from '../define-event.ts';
import { aboutPlacement, id } from '../fields.ts';

/** The provider takes the person. */
export const RoutingOfferAcceptedV1 = defineEvent({
  type: 'routing.offer.accepted.v1',
  topic: 'help.routing.offer.v1',
  description: 'The provider takes the person',
  data: aboutPlacement({
    offerId: id('The offer to a provider'),
  }),
});
