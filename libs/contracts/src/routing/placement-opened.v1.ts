import { NEED_CODES, URGENCIES } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutPlacement, code, oneOf } from '../fields.ts';

/** A provider is sought for one need. */
export const RoutingPlacementOpenedV1 = defineEvent({
  type: 'routing.placement.opened.v1',
  topic: 'help.routing.offer.v1',
  description: 'A provider is sought for one need',
  data: aboutPlacement({
    needCode: oneOf(NEED_CODES, 'The need this placement is for'),
    urgency: oneOf(URGENCIES, 'How soon somebody must act'),
    causeCode: code('What opened it'),
  }),
});
