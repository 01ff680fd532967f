import { defineEvent } from '../define-event.ts';
import { aboutReferral, code } from '../fields.ts';

/** Help was offered to the person. */
export const OutreachHelpOfferMadeV1 = defineEvent({
  type: 'outreach.help-offer.made.v1',
  topic: 'help.outreach.case.v1',
  description: 'Help was offered to the person',
  data: aboutReferral({
    modeCode: code('How the person was approached'),
  }),
});
