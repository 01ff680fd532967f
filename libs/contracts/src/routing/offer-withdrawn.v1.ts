import { defineEvent } from '../define-event.ts';
import { aboutPlacement, code, id } from '../fields.ts';

/** The offer was taken back; its unit is free again. */
export const RoutingOfferWithdrawnV1 = defineEvent({
  type: 'routing.offer.withdrawn.v1',
  topic: 'help.routing.offer.v1',
  description: 'The offer was taken back; its unit is free again',
  data: aboutPlacement({
    offerId: id('The offer to a provider'),
    causeCode: code('Why'),
  }),
});
