import { defineEvent } from '../define-event.ts';
import { aboutProvider, code, date, id } from '../fields.ts';

/** What is known of a provider changed. */
export const RoutingProviderUpdatedV1 = defineEvent({
  type: 'routing.provider.updated.v1',
  topic: 'help.routing.provider.v1',
  description: 'What is known of a provider changed',
  data: aboutProvider({
    providerId: id('The organisation; equals the subject of the event'),
    statusCode: code('Whether it takes people'),
    verifiedOn: date('Day it was last verified'),
  }),
});
