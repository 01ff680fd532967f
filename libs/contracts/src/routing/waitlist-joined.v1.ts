import { NEED_CODES } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutPlacement, id, oneOf } from '../fields.ts';

/** All permitted providers are full; the placement waits for one of them. */
export const RoutingWaitlistJoinedV1 = defineEvent({
  type: 'routing.waitlist.joined.v1',
  topic: 'help.routing.offer.v1',
  description: 'All permitted providers are full; the placement waits for one of them',
  data: aboutPlacement({
    needCode: oneOf(NEED_CODES, 'The need this placement is for'),
    serviceId: id('Service it waits for'),
  }),
});
