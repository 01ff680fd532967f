import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { aboutReferral, orNone } from '../fields.ts';

/** The person said: not now. Nothing follows from it but a later visit. */
export const OutreachHelpOfferDeclinedV1 = defineEvent({
  type: 'outreach.help-offer.declined.v1',
  topic: 'help.outreach.case.v1',
  description: 'The person said: not now. Nothing follows from it but a later visit',
  data: aboutReferral({
    reapproachOn: orNone(Type.String({ format: 'date' }), 'Day of the next visit; none when all visits are used up'),
  }),
});
