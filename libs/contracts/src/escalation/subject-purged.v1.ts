import { defineEvent } from '../define-event.ts';
import { id, oneOf } from '../fields.ts';
import { aboutEscalation } from './about.ts';
import { PURGE_CAUSES } from './codes.ts';

/** What named the subject was removed, and its key destroyed. */
export const EscalationSubjectPurgedV1 = defineEvent({
  type: 'escalation.subject.purged.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'What named the subject was removed, and its key destroyed',
  data: aboutEscalation({
    causeCode: oneOf(PURGE_CAUSES, 'Why'),
    receiptId: id('Receipt of the removal'),
  }),
});
