import { defineEvent } from '../define-event.ts';
import { date, office, oneOf, orNone } from '../fields.ts';
import { aboutEscalation } from './about.ts';
import { DECLINATION_REASONS, DISPOSITION_CODES } from './codes.ts';

/** The office decided. */
export const EscalationDispositionRecordedV1 = defineEvent({
  type: 'escalation.disposition.recorded.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'The office decided',
  data: aboutEscalation({
    dispositionCode: oneOf(DISPOSITION_CODES, 'What it decided'),
    reasonCode: orNone(oneOf(DECLINATION_REASONS, 'Reason'), 'Why it declined; none where it did not'),
    officeCode: office('Office that decided'),
    decidedOn: date('Day of the decision'),
  }),
});
