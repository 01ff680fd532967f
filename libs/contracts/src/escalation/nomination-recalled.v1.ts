import { defineEvent } from '../define-event.ts';
import { instant, office, orNone } from '../fields.ts';
import { aboutEscalation } from './about.ts';

/** The wrong person was nominated; the office has to destroy what it was handed. */
export const EscalationNominationRecalledV1 = defineEvent({
  type: 'escalation.nomination.recalled.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'The wrong person was nominated; the office has to destroy what it was handed',
  data: aboutEscalation({
    officeCode: orNone(office('Office'), 'Office that was handed the package; none where none was'),
    reportDueAt: instant('Until when the incident has to be reported'),
  }),
});
