import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { id, instant, oneOf } from '../fields.ts';
import { ESCALATION_INCIDENT_KINDS } from './codes.ts';

/** Something happened that a human must look into and report. */
export const EscalationIncidentRaisedV1 = defineEvent({
  type: 'escalation.incident.raised.v1',
  topic: 'enforcement.escalation.incident.v1',
  description: 'Something happened that a human must look into and report',
  data: Type.Object({
    incidentId: id('The incident; equals the subject of the event'),
    kindCode: oneOf(ESCALATION_INCIDENT_KINDS, 'What kind of incident'),
    causeId: id('Id of what it came of: a dead letter, an escalation'),
    raisedAt: instant('When it was seen'),
    reportDueAt: instant('Until when it has to be reported'),
  }),
});
