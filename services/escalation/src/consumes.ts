import { NoticesAttestationAnsweredV1 } from '@crossroads/contracts/bridge';
import { EscalationDeadLetterParkedV1, onExactly } from '@crossroads/contracts/enforcement';
import type { ConsumedEvent } from '@crossroads/messaging';
import { incidentKindOf } from './application/incidents/incident-kinds.ts';
import type { HearDeadLetter } from './application/incidents/hear-dead-letter.handler.ts';
import type { ReceiveAnswer } from './application/receive-answer.handler.ts';

/** What comes to escalation from outside: a signed answer; and its own letters that could not be read. */
export type EscalationNews = ReceiveAnswer | HearDeadLetter;

/** Everything that escalation hears, and each exactly as agreed: a field more, and it is not heard. @source R1; R4 */
export const consumes: readonly ConsumedEvent<EscalationNews>[] = [
  onExactly(NoticesAttestationAnsweredV1, ({ data: { requestId, attestation } }): EscalationNews => ({
    type: 'ReceiveAnswer',
    requestId,
    attestation,
  })),
  onExactly(EscalationDeadLetterParkedV1, ({ subject, data }): EscalationNews | undefined => {
    const kindCode = incidentKindOf(data);
    return kindCode && { type: 'HearDeadLetter', letterId: subject, kindCode };
  }),
];
