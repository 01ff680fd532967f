import {
  attestationReplyOf,
  EscalationAttestationRequestedV1,
  SEALED_BYTES,
  type AttestationReplyPayload,
  type AttestationRequestPlain,
} from '@crossroads/contracts/bridge';
import type { Outgoing } from '@crossroads/messaging';
import { sealTo, verifyWith, type PeerKeys } from '@crossroads/platform';
import type { Attestation } from '../domain/attestation.ts';

const instantOrNull = (text: string | null): Date | null => (text === null ? null : new Date(text));

const attestationIn = (payload: AttestationReplyPayload): Attestation => ({
  requestId: payload.requestId,
  answer: payload.answer,
  helpOffered: payload.helpOffered,
  helpOfferedOn: payload.helpOfferedOn,
  noticeServed: payload.noticeServed,
  noticeServedAt: instantOrNull(payload.noticeServedAt),
  versionId: payload.versionId,
  language: payload.language,
  validUntil: instantOrNull(payload.validUntil),
  answeredAt: new Date(payload.answeredAt),
});

/** The notice registry as this plane knows it: one sealed question at a time, one signed answer. */
export class NoticeRegistry {
  constructor(private readonly peers: PeerKeys) {}

  /** The question as it crosses the bridge. Only the registry can read what is in it. */
  async question(plain: AttestationRequestPlain): Promise<Outgoing> {
    const { requestId, site } = plain;
    const sealed = await sealTo(this.peers.recipient, plain, SEALED_BYTES);
    return { type: EscalationAttestationRequestedV1.type, site, subject: requestId, data: { requestId, sealed } };
  }

  /**
   * What an answer says, if the registry signed it and it says nothing else.
   * @throws {BridgeRefused} `bridge.bad-signature`, `bridge.unknown-key`; {ContractError} `contract.unknown-field`
   */
  async answer(compact: string): Promise<Attestation> {
    return attestationIn(attestationReplyOf(await verifyWith(this.peers.signers, compact)));
  }
}
