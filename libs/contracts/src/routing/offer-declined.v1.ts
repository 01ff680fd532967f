import { DECLINED_BY, DECLINE_REASONS } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutPlacement, id, oneOf } from '../fields.ts';

/** The offer was turned down by the provider or the person. */
export const RoutingOfferDeclinedV1 = defineEvent({
  type: 'routing.offer.declined.v1',
  topic: 'help.routing.offer.v1',
  description: 'The offer was turned down by the provider or the person',
  data: aboutPlacement({
    offerId: id('The offer to a provider'),
    reasonCode: oneOf(DECLINE_REASONS, 'Why'),
    declinedBy: oneOf(DECLINED_BY, 'Who said no'),
  }),
});
