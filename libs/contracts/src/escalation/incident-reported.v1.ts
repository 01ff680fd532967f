import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { actor, id, instant, oneOf } from '../fields.ts';
import { ESCALATION_INCIDENT_KINDS } from './codes.ts';

/** An incident was reported. */
export const EscalationIncidentReportedV1 = defineEvent({
  type: 'escalation.incident.reported.v1',
  topic: 'enforcement.escalation.incident.v1',
  description: 'An incident was reported',
  data: Type.Object({
    incidentId: id('The incident; equals the subject of the event'),
    actorId: actor,
    kindCode: oneOf(ESCALATION_INCIDENT_KINDS, 'What kind of incident'),
    reportedAt: instant('When it was reported'),
  }),
});
