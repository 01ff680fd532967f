import { defineEvent } from '../define-event.ts';
import { aboutReferral, code } from '../fields.ts';

/** Two-way, direct contact with the person. */
export const OutreachContactMadeV1 = defineEvent({
  type: 'outreach.contact.made.v1',
  topic: 'help.outreach.case.v1',
  description: 'Two-way, direct contact with the person',
  data: aboutReferral({
    modeCode: code('How the person was approached'),
    byRole: code('Role of who tried', '^[A-Za-z][A-Za-z_-]{1,39}$'),
  }),
});
