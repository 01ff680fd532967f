import { defineEvent } from '../define-event.ts';
import { agency, code, instant } from '../fields.ts';
import { aboutEscalation } from './about.ts';

/** Somebody nominated a case, with an incident already in hand. */
export const EscalationNominationOpenedV1 = defineEvent({
  type: 'escalation.nomination.opened.v1',
  topic: 'enforcement.escalation.case.v1',
  description: 'Somebody nominated a case, with an incident already in hand',
  data: aboutEscalation({
    agencyCode: agency('Agency of the incident'),
    actClassCode: code('Class of the act'),
    actAt: instant('When the act was'),
  }),
});
