import { NEED_CODES } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutPlacement, code, oneOf } from '../fields.ts';

/** No provider could be found; a human places by hand. */
export const RoutingPlacementExhaustedV1 = defineEvent({
  type: 'routing.placement.exhausted.v1',
  topic: 'help.routing.offer.v1',
  description: 'No provider could be found; a human places by hand',
  data: aboutPlacement({
    needCode: oneOf(NEED_CODES, 'The need this placement is for'),
    gapCode: code('What failed most often, or OFFERS_EXHAUSTED'),
  }),
});
