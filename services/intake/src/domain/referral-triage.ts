import { RuleViolation, unreachable } from '@crossroads/kernel';
import type { Assessment } from './assessment.ts';
import { answeredCodes, withAnswer } from './content.ts';
import type { CommandOf, DueDates, ReferralEvent } from './referral-messages.ts';
import type { KnownReferral } from './referral-state.ts';
import type { TriageReason } from './triage.ts';

export const SYSTEM = 'SYSTEM';

type Subject = Pick<KnownReferral, 'personId' | 'content' | 'receivedAt'>;

/** What follows from what the rules found: closed, a human, a question, or on to screening. */
const followUp = (
  { personId, content, receivedAt }: Subject,
  { urgency, reviewTriggerCodes, triage }: Assessment,
  due: DueDates,
): ReferralEvent => {
  switch (triage.outcome) {
    case 'rejected':
      return { type: 'ReferralRejected', actorId: SYSTEM, reasonCode: triage.reasonCode };
    case 'human': {
      const { queue } = triage;
      const causeCode = triage.reasons[0] ?? queue;
      return { type: 'TriageStarted', actorId: SYSTEM, urgency, queue, causeCode, dueAt: due.triageDueAt };
    }
    case 'needs-info':
      return { type: 'InfoRequested', actorId: SYSTEM, infoCodes: triage.infoCodes, dueAt: due.infoDueAt };
    case 'passed':
      return { type: 'ReferralTriaged', actorId: SYSTEM, personId, content, urgency, reviewTriggerCodes, receivedAt };
    default:
      return unreachable(triage);
  }
};

export const submit = (command: CommandOf<'SubmitReferral'>): ReferralEvent[] => {
  const { reference, personId, content, consent, receivedAt, assessment } = command;
  return [
    {
      type: 'ReferralSubmitted',
      actorId: command.senderId,
      submittedAt: command.at,
      reference,
      personId,
      content,
      consent,
      receivedAt,
      assessment,
    },
    followUp(command, assessment, command),
  ];
};

export const isInTriage = (referral: KnownReferral): boolean =>
  referral.status === 'triage' || referral.status === 'needs-info';

export const requireTriage = (referral: KnownReferral): void => {
  if (!isInTriage(referral)) throw new RuleViolation('referral.not-in-triage', 'No human decision is due');
};

/** A question that a human asked stays open until it is answered, whatever the rules say. */
export const answer = (referral: KnownReferral, command: CommandOf<'AnswerInfo'>): ReferralEvent[] => {
  if (!isInTriage(referral)) throw new RuleViolation('referral.not-asked', 'Nothing is asked about this referral');
  const { actorId, assessment, infoDueAt } = command;
  const infoCodes = answeredCodes(command.answer);
  if (infoCodes.length === 0) throw new RuleViolation('referral.answer-empty', 'The answer says nothing');
  const content = withAnswer(referral.content, command.answer);
  const found = assessment.triage;
  const open = referral.status === 'needs-info' ? referral.infoCodes.filter(code => !infoCodes.includes(code)) : [];
  const isStillAsking = open.length > 0 && (found.outcome === 'passed' || found.outcome === 'needs-info');
  const missing = found.outcome === 'needs-info' ? found.infoCodes : [];
  return [
    { type: 'InfoAnswered', actorId, infoCodes, content },
    { type: 'ReferralReassessed', actorId: SYSTEM, assessment, cleared: referral.cleared },
    isStillAsking
      ? { type: 'InfoRequested', actorId: SYSTEM, infoCodes: [...new Set([...missing, ...open])], dueAt: infoDueAt }
      : followUp({ ...referral, content }, assessment, command),
  ];
};

/** A named human answers for every reason at once. */
export const pass = (referral: KnownReferral, { actorId, reasonCode }: CommandOf<'PassTriage'>): ReferralEvent[] => {
  requireTriage(referral);
  const { personId, content, urgency, reviewTriggerCodes, receivedAt } = referral;
  const said = { personId, content, urgency, reviewTriggerCodes, receivedAt };
  return [{ type: 'ReferralTriaged', actorId, reasonCode, ...said }];
};

/** Another person after all: the other reasons still count. A link is undone the same way. @source domain.md 3.2 (DUPLICATE_LINKED) */
export const notDuplicate = (referral: KnownReferral, command: CommandOf<'MarkNotDuplicate'>): ReferralEvent[] => {
  const { actorId, reasonCode, assessment } = command;
  if (referral.status !== 'duplicate') requireTriage(referral);
  const cleared: TriageReason[] = [...new Set([...referral.cleared, 'LIKELY_DUPLICATE' as const])];
  const next: ReferralEvent[] = [
    { type: 'ReferralReassessed', actorId, reasonCode, assessment, cleared },
    followUp(referral, assessment, command),
  ];
  if (referral.status !== 'duplicate') return next;
  return [{ type: 'Unlinked', actorId, reasonCode, keptReferralId: referral.keptReferralId }, ...next];
};
