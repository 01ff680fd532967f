import { defineEvent } from '../define-event.ts';
import { aboutReferral, code, date } from '../fields.ts';

/** All tries are used up; the door stays open. */
export const OutreachCaseWentDormantV1 = defineEvent({
  type: 'outreach.case.went-dormant.v1',
  topic: 'help.outreach.case.v1',
  description: 'All tries are used up; the door stays open',
  data: aboutReferral({
    causeCode: code('Which limit was reached'),
    purgeOn: date('Day on which the record is removed if nothing happens'),
  }),
});
