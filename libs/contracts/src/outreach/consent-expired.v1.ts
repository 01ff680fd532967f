import { defineEvent } from '../define-event.ts';
import { aboutReferral, id } from '../fields.ts';

/** The consent ended by itself. */
export const OutreachConsentExpiredV1 = defineEvent({
  type: 'outreach.consent.expired.v1',
  topic: 'help.outreach.consent.v1',
  description: 'The consent ended by itself',
  data: aboutReferral({
    consentId: id('Id of the consent'),
  }),
});
