import { CLOSED_LOOP_CODES } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutPlacement, id, oneOf } from '../fields.ts';

/** What became of the offer. */
export const RoutingOfferOutcomeRecordedV1 = defineEvent({
  type: 'routing.offer.outcome-recorded.v1',
  topic: 'help.routing.offer.v1',
  description: 'What became of the offer',
  data: aboutPlacement({
    offerId: id('The offer to a provider'),
    closedLoopCode: oneOf(CLOSED_LOOP_CODES, 'Outcome'),
  }),
});
