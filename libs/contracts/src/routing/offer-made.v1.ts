import { NEED_CODES } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutPlacement, id, instant, oneOf } from '../fields.ts';

/** One provider was asked to take the need; a unit is held for it. */
export const RoutingOfferMadeV1 = defineEvent({
  type: 'routing.offer.made.v1',
  topic: 'help.routing.offer.v1',
  description: 'One provider was asked to take the need; a unit is held for it',
  data: aboutPlacement({
    offerId: id('The offer to a provider'),
    providerId: id('Organisation asked'),
    serviceId: id('Its service'),
    needCode: oneOf(NEED_CODES, 'The need this placement is for'),
    expiresAt: instant('When the offer ends unanswered; exclusive'),
  }),
});
