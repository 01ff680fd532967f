import { defineEvent } from '../define-event.ts';
import { aboutPerson, ids } from '../fields.ts';

/** The key of the person was destroyed; whatever is kept of the person goes, and nothing later brings it back. */
export const IntakePersonErasedV1 = defineEvent({
  type: 'intake.person.erased.v1',
  topic: 'help.intake.person.v1',
  description:
    'The key of the person was destroyed; whatever is kept of the person goes, and nothing later brings it back',
  data: aboutPerson({
    referralIds: ids('Every referral that was about the person'),
  }),
});
