import { defineEvent } from '../define-event.ts';
import { aboutPlacement, code, id } from '../fields.ts';

/** The person did not arrive; the worker acts the same day. */
export const RoutingHandoffFailedV1 = defineEvent({
  type: 'routing.handoff.failed.v1',
  topic: 'help.routing.offer.v1',
  description: 'The person did not arrive; the worker acts the same day',
  data: aboutPlacement({
    offerId: id('The offer to a provider'),
    causeCode: code('Why'),
  }),
});
