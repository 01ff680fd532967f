import { ContractError } from '@crossroads/contracts';
import { EscalationAttestationRequestedV1 } from '@crossroads/contracts/bridge';
import { NoticesDeadLetterParkedV1, onExactly } from '@crossroads/contracts/neutral';
import type { ConsumedEvent } from '@crossroads/messaging';
import type { AnswerQuestion } from './application/opened-questions.ts';
import type { NoteDeadLetter } from './application/raise-incidents.handler.ts';

/** What comes over the bridge, and what became of what could not be used. */
export type NoticesCommand = AnswerQuestion | NoteDeadLetter;

const addressed = (subject: string, requestId: string): string => {
  if (subject === requestId) return requestId;
  throw new ContractError('contract.invalid', EscalationAttestationRequestedV1.type, [
    { pointer: '/subject', code: 'const' },
  ]);
};

/** Nothing is taken that has a field more than its contract. @source R1 */
export const consumes: readonly ConsumedEvent<NoticesCommand>[] = [
  onExactly(EscalationAttestationRequestedV1, ({ subject, data: { requestId, sealed } }) => ({
    type: 'AnswerQuestion',
    requestId: addressed(subject, requestId),
    sealed,
  })),
  onExactly(NoticesDeadLetterParkedV1, ({ subject, data: { reasonCode } }) => ({
    type: 'NoteDeadLetter',
    letterId: subject,
    reasonCode,
  })),
];
