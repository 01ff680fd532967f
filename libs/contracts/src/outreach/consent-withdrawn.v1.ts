import { defineEvent } from '../define-event.ts';
import { aboutReferral, id, instant } from '../fields.ts';

/** The person took the consent back. */
export const OutreachConsentWithdrawnV1 = defineEvent({
  type: 'outreach.consent.withdrawn.v1',
  topic: 'help.outreach.consent.v1',
  description: 'The person took the consent back',
  data: aboutReferral({
    consentId: id('Id of the consent'),
    stopBy: instant('Until when sharing must have stopped'),
    tellBy: instant('Until when recipients must know'),
  }),
});
