import { RuleViolation, unreachable } from '@crossroads/kernel';
import type { Decider } from '@crossroads/kernel';
import type { CommandOf, EscalationCommand } from './escalation-commands.ts';
import { confirmDestruction, lapse, recall, withdraw } from './escalation-end.ts';
import type { EscalationEvent } from './escalation-events.ts';
import { evolve } from './escalation-evolve.ts';
import { answerNexus, openNomination } from './escalation-nominate.ts';
import { answerReturn, recordDisposition, returnForMore } from './escalation-office.ts';
import { endHold, placeHold, purgeSubject } from './escalation-retention.ts';
import { review } from './escalation-review.ts';
import type { Escalation, ExistingEscalation } from './escalation-state.ts';
import { askAgain, receiveAttestation, submitNomination } from './escalation-submit.ts';
import { recordReceipt, remindOffice, startReview, transmitPackage } from './escalation-transmit.ts';

type OfOffice = CommandOf<
  | 'TransmitPackage'
  | 'RecordReceipt'
  | 'StartReview'
  | 'RemindOffice'
  | 'ReturnForMore'
  | 'AnswerReturn'
  | 'RecordDisposition'
  | 'ConfirmDestruction'
>;

const decideOfOffice = (found: ExistingEscalation, command: OfOffice): readonly EscalationEvent[] => {
  switch (command.type) {
    case 'TransmitPackage':
      return transmitPackage(found, command);
    case 'RecordReceipt':
      return recordReceipt(found, command);
    case 'StartReview':
      return startReview(found, command);
    case 'RemindOffice':
      return remindOffice(found, command);
    case 'ReturnForMore':
      return returnForMore(found, command);
    case 'AnswerReturn':
      return answerReturn(found, command);
    case 'RecordDisposition':
      return recordDisposition(found, command);
    case 'ConfirmDestruction':
      return confirmDestruction(found, command);
    default:
      return unreachable(command);
  }
};

const decide = (found: Escalation, command: EscalationCommand): readonly EscalationEvent[] => {
  if (command.type === 'OpenNomination') return openNomination(found, command);
  if (found.status === 'none') throw new RuleViolation('escalation.not-found', 'There is no such nomination');
  switch (command.type) {
    case 'AnswerNexus':
      return answerNexus(found, command);
    case 'SubmitNomination':
      return submitNomination(found, command);
    case 'AskAgain':
      return askAgain(found, command);
    case 'ReceiveAttestation':
      return receiveAttestation(found, command);
    case 'Review':
      return review(found, command);
    case 'Withdraw':
      return withdraw(found, command);
    case 'Lapse':
      return lapse(found, command);
    case 'Recall':
      return recall(found, command);
    case 'PlaceHold':
      return placeHold(found, command);
    case 'EndHold':
      return endHold(found, command);
    case 'PurgeSubject':
      return purgeSubject(found, command);
    default:
      return decideOfOffice(found, command);
  }
};

/** One nomination of one person for one act, from a human's hand to an end. @source domain.md 6 */
export const escalation: Decider<Escalation, EscalationCommand, EscalationEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
