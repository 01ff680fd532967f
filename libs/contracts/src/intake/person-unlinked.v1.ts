import { MATCH_ZONES } from '../codes.ts';
import { defineEvent } from '../define-event.ts';
import { aboutPerson, id, oneOf } from '../fields.ts';

/** A link between two records was taken back; both stand for themselves again. */
export const IntakePersonUnlinkedV1 = defineEvent({
  type: 'intake.person.unlinked.v1',
  topic: 'help.intake.person.v1',
  description: 'A link between two records was taken back; both stand for themselves again',
  data: aboutPerson({
    otherPersonId: id('The other record'),
    linkId: id('The link'),
    zoneCode: oneOf(MATCH_ZONES, 'How alike the scorer had found them'),
  }),
});
