import { defineEvent } from '../define-event.ts';
import { aboutProvider, code, count, id, instant } from '../fields.ts';

/** A service has more or less room. */
export const RoutingCapacityChangedV1 = defineEvent({
  type: 'routing.capacity.changed.v1',
  topic: 'help.routing.provider.v1',
  description: 'A service has more or less room',
  data: aboutProvider({
    serviceId: id('The service; equals the subject of the event'),
    unitCode: code('What is counted', '^[A-Za-z][A-Za-z0-9_-]{1,59}$'),
    available: count('Units free'),
    maximum: count('Units in all'),
    updatedAt: instant('When the provider said so'),
  }),
});
