import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { area, code, id, instant, orNone } from '../fields.ts';

/** Law enforcement left a notice at the door of help: what happened and where, of nobody. */
export const IntakeSafetyNoticeReceivedV1 = defineEvent({
  type: 'intake.safety-notice.received.v1',
  topic: 'help.intake.referral.v1',
  description: 'Law enforcement said that something happened; it names nobody',
  data: Type.Object({
    safetyNoticeId: id('The notice; equals the subject of the event'),
    incidentClass: code('What happened'),
    occurredAt: instant('When'),
    areaCode: area('Where, as an area of the site'),
    hospitalCode: orNone(code('Hospital'), 'Where somebody hurt was taken to; none where it was not said'),
    retaliationRisk: Type.Boolean({ description: 'Whether somebody may take revenge' }),
    safeContactCode: orNone(code('Warning'), 'What whoever goes there should know; none where it was not said'),
  }),
});
