// The bridge between the enforcement and the neutral plane: one question, one answer, and what is inside them.
export * from './bridge/codes.ts';
export type { DataOf, EventContract, EventOf } from './define-event.ts';
export { onExactly } from './consume-exactly.ts';
export type { Exactly } from './consume-exactly.ts';
export type { Consumed } from './consume.ts';
export { EscalationAttestationRequestedV1, SEALED_BYTES } from './bridge/attestation-requested.v1.ts';
export { NoticesAttestationAnsweredV1 } from './bridge/attestation-answered.v1.ts';
export { attestationRequestOf, AttestationRequestPlainSchema } from './bridge/request-plain.ts';
export type { AttestationRequestPlain } from './bridge/request-plain.ts';
export { attestationReplyOf, AttestationReplyPayloadSchema } from './bridge/reply-payload.ts';
export type { AttestationReplyPayload } from './bridge/reply-payload.ts';
