import { MATCH_ZONES } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutPerson, id, oneOf } from '../fields.ts';

/** Two records were found to be about one person; both stay as they are. */
export const IntakePersonLinkedV1 = defineEvent({
  type: 'intake.person.linked.v1',
  topic: 'help.intake.person.v1',
  description: 'Two records were found to be about one person; both stay as they are',
  data: aboutPerson({
    otherPersonId: id('The other record'),
    linkId: id('The link'),
    zoneCode: oneOf(MATCH_ZONES, 'How alike the scorer found them'),
  }),
});
