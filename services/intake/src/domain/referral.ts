import { RuleViolation, unreachable, type Decider } from '@crossroads/kernel';
import { evolve } from './referral-evolve.ts';
import type { CommandOf, ReferralCommand, ReferralEvent } from './referral-messages.ts';
import { hasEnded, type KnownReferral, type Referral } from './referral-state.ts';
import { answer, notDuplicate, pass, requireTriage, submit, SYSTEM } from './referral-triage.ts';
import { queueFor } from './triage.ts';

/** An urgent referral is never closed without a supervisor. @source domain.md 3.2 */
const close = (referral: KnownReferral, command: CommandOf<'CloseReferral'>): ReferralEvent[] => {
  const { actorId, outcomeCode, supervisorId } = command;
  if (hasEnded(referral.status)) {
    throw new RuleViolation('referral.already-closed', 'The referral has ended');
  }
  if (referral.urgency === 'URGENT' && supervisorId === null) {
    throw new RuleViolation('referral.urgent-needs-supervisor', 'A supervisor closes an urgent referral');
  }
  return [{ type: 'ReferralClosed', actorId, outcomeCode, supervisorId }];
};

const backToTriage = (
  { urgency }: KnownReferral,
  { triageDueAt }: CommandOf<'EndWait'>,
  causeCode: string,
): ReferralEvent[] => {
  const queue = causeCode === 'CRISIS_RETURNED' ? 'CRISIS' : queueFor([], urgency);
  return [{ type: 'TriageStarted', actorId: SYSTEM, urgency, queue, causeCode, dueAt: triageDueAt }];
};

/** A wait ran out. What is urgent goes back to a human; it is never closed by a clock. @source domain.md 3.2 */
const endWait = (referral: KnownReferral, command: CommandOf<'EndWait'>): ReferralEvent[] => {
  if (!('dueAt' in referral) || command.at < referral.dueAt) return [];
  switch (referral.status) {
    case 'triage':
      return [];
    case 'needs-info':
      if (referral.urgency === 'URGENT') return backToTriage(referral, command, 'INFO_OVERDUE');
      return [{ type: 'ClosedIncomplete', infoCodes: referral.infoCodes }];
    case 'crisis-diverted':
      return backToTriage(referral, command, 'CRISIS_RETURNED');
    case 'out-of-area':
      return referral.isAcknowledged ? [] : backToTriage(referral, command, 'PARTNER_SILENT');
    default:
      return unreachable(referral);
  }
};

const acknowledge = (referral: KnownReferral, { actorId }: CommandOf<'AcknowledgeHandOut'>): ReferralEvent[] => {
  if (referral.status !== 'out-of-area') {
    throw new RuleViolation('referral.not-handed-out', 'The referral was not handed to a partner');
  }
  if (referral.isAcknowledged) return [];
  return [{ type: 'PartnerAcknowledged', actorId, partnerOrgId: referral.partnerOrgId }];
};

/** The plain decisions of a named human in triage: each is one event. */
const decideByHuman = (
  command: CommandOf<'RequestInfo' | 'RejectReferral' | 'DivertCrisis' | 'HandOutOfArea' | 'LinkDuplicate'>,
): ReferralEvent => {
  switch (command.type) {
    case 'RequestInfo':
      return { ...command, type: 'InfoRequested' };
    case 'RejectReferral':
      return { ...command, type: 'ReferralRejected' };
    case 'DivertCrisis':
      return { ...command, type: 'CrisisDiverted' };
    case 'HandOutOfArea':
      return { ...command, type: 'HandedOutOfArea' };
    case 'LinkDuplicate':
      return { ...command, type: 'LinkedAsDuplicate' };
    default:
      return unreachable(command);
  }
};

const decideKnown = (referral: KnownReferral, command: ReferralCommand): ReferralEvent[] => {
  if (referral.status === 'erased') return [];
  switch (command.type) {
    case 'EraseReferral':
      return [{ type: 'ReferralErased' }];
    case 'SubmitReferral':
      return []; // sent again: already here
    case 'AnswerInfo':
      return answer(referral, command);
    case 'PassTriage':
      return pass(referral, command);
    case 'MarkNotDuplicate':
      return notDuplicate(referral, command);
    case 'CloseReferral':
      return close(referral, command);
    case 'AcknowledgeHandOut':
      return acknowledge(referral, command);
    case 'RemindOfInfo':
      return referral.status === 'needs-info' && !referral.isReminded ? [{ type: 'InfoReminded' }] : [];
    case 'EndWait':
      return endWait(referral, command);
    default:
      requireTriage(referral);
      return [decideByHuman(command)];
  }
};

const decide = (referral: Referral, command: ReferralCommand): ReferralEvent[] => {
  if (referral.status !== 'none') return decideKnown(referral, command);
  if (command.type === 'SubmitReferral') return submit(command);
  throw new RuleViolation('referral.not-found', 'There is no such referral');
};

/** A referral from its submission to its end in intake. @source domain.md 3.2 */
export const referral: Decider<Referral, ReferralCommand, ReferralEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
