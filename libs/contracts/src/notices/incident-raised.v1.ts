import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { id, instant, oneOf, opaque } from '../fields.ts';
import { NOTICES_INCIDENT_KINDS } from './codes.ts';

/** Something happened that a human must look into and report. */
export const NoticesIncidentRaisedV1 = defineEvent({
  type: 'notices.incident.raised.v1',
  topic: 'neutral.notices.notice.v1',
  description: 'Something happened that a human must look into and report',
  data: Type.Object({
    incidentId: id('The incident; equals the subject of the event'),
    kindCode: oneOf(NOTICES_INCIDENT_KINDS, 'What kind of incident'),
    causeId: opaque('Id of what it came of: a dead letter, a question, a requester'),
    raisedAt: instant('When it was seen'),
    reportDueAt: instant('Until when it has to be reported'),
  }),
});
