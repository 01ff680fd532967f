import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { id } from '../fields.ts';

const SIGNED = '^[A-Za-z0-9_-]{20,480}\\.[A-Za-z0-9_-]{100,1000}\\.[A-Za-z0-9_-]{86}$';

/** Notices answers: yes, no or unknown, and dates on yes, with its signature over all of it. */
export const NoticesAttestationAnsweredV1 = defineEvent({
  type: 'notices.attestation.answered.v1',
  topic: 'bridge.attestation-reply.v1',
  source: '/neutral/notices',
  description: 'The answer to one question, signed: yes, no or unknown, and dates on yes',
  data: Type.Object({
    requestId: id('The question; equals the subject of the event, and the only id on the bridge'),
    attestation: Type.String({ pattern: SIGNED, description: 'The answer as compact JWS' }),
  }),
});
