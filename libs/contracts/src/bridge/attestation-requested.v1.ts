import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { id } from '../fields.ts';

/** Compact JWE of {@link SEALED_BYTES} bytes: header, no key (ECDH-ES agrees on one), iv, text, tag. */
const SEALED = '^[A-Za-z0-9_-]{160,480}\\.\\.[A-Za-z0-9_-]{16}\\.[A-Za-z0-9_-]{2731}\\.[A-Za-z0-9_-]{22}$';

/** Bytes of a plain request, padded, so that the sealed text has one length whatever it says. */
export const SEALED_BYTES = 2_048;

/** Escalation asks whether the preconditions of one person were met; who it is only notices can read. */
export const EscalationAttestationRequestedV1 = defineEvent({
  type: 'escalation.attestation.requested.v1',
  topic: 'bridge.attestation-request.v1',
  source: '/enforcement/escalation',
  description: 'A question about one person, sealed so that only the notice registry can open it',
  data: Type.Object({
    requestId: id('The question; equals the subject of the event, and the only id on the bridge'),
    sealed: Type.String({ pattern: SEALED, description: 'The question as compact JWE, of one length' }),
  }),
});
