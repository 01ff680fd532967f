import { RuleViolation } from '@crossroads/kernel';
import { attestationOf, type Attestation } from './attestation.ts';
import { APPROVAL_MS, ASK_AGAIN_MS, lapseOf } from './clocks.ts';
import { failedCodes, type Checklist } from './conditions.ts';
import type { CommandOf } from './escalation-commands.ts';
import type { EscalationEvent } from './escalation-events.ts';
import { requireExculpatory } from './escalation-nominate.ts';
import type { Asked, ExistingEscalation, Nominated } from './escalation-state.ts';
import { plusMs } from './minutes.ts';
import { CHECKLIST_VERSION, checkAnswered, checkBeforeAsking } from './preconditions.ts';
import { requireInTime, requireOpen } from './standing.ts';

type Judged = { readonly checklist: Checklist; readonly attestation: Attestation | null };
type Ending = { readonly at: Date; readonly keepUntil: Date };

/** A refusal is an ordinary end with its codes; the victim of an incident is looked after instead. @source domain.md 6.6; 13 T26 */
const rejected = (
  { facts }: Nominated,
  { checklist, attestation }: Judged,
  { at, keepUntil }: Ending,
): readonly EscalationEvent[] => [
  {
    type: 'NominationRejected',
    failedCodes: failedCodes(checklist.conditions),
    checklist,
    attestation,
    purgeAt: keepUntil,
    at,
  },
  ...(facts.subjectRole === 'VICTIM_ONLY' ? [{ type: 'VictimTaskRaised', at } as const] : []),
];

/**
 * All that needs no attestation is checked first; a failure ends the case and asks nothing about anybody. Only then goes
 * the one question over the bridge.
 * @source R3; R29; R52; domain.md 6.1
 */
export const submitNomination = (
  found: ExistingEscalation,
  { requestId, at, keepUntil }: CommandOf<'SubmitNomination'>,
): readonly EscalationEvent[] => {
  if (found.status === 'REJECTED_PRECONDITION') return [];
  const open = requireOpen(found);
  if (open.status !== 'NOMINATED') return [];
  requireInTime(open, at);
  if (!open.nexus)
    throw new RuleViolation('nexus.not-answered', 'An attorney answers the federal question before submission');
  requireExculpatory(open.facts);
  const checklist = checkBeforeAsking(open.facts, open.nexus);
  const submitted: EscalationEvent = { type: 'NominationSubmitted', checklistVersion: CHECKLIST_VERSION, at };
  return failedCodes(checklist.conditions).length > 0
    ? [submitted, ...rejected(open, { checklist, attestation: null }, { at, keepUntil })]
    : [submitted, { type: 'AttestationRequested', requestId, at }];
};

/** No answer yet: the same question goes again until the case lapses, never a guess. @source R52 */
export const askAgain = (found: ExistingEscalation, { at }: CommandOf<'AskAgain'>): readonly EscalationEvent[] => {
  if (found.status !== 'ATTESTATION_REQUESTED' || lapseOf(found, at)) return [];
  const { requestId, lastAskedAt } = found.question;
  return at >= plusMs(lastAskedAt, ASK_AGAIN_MS) ? [{ type: 'AttestationAskedAgain', requestId, at }] : [];
};

const judged = (open: Asked, attestation: Attestation, ending: Ending): readonly EscalationEvent[] => {
  const checklist = checkAnswered(open.facts, open.nexus, attestation);
  if (failedCodes(checklist.conditions).length > 0) return rejected(open, { checklist, attestation }, ending);
  const { at } = ending;
  return [{ type: 'NominationCleared', attestation, checklist, lapsesAt: plusMs(at, APPROVAL_MS), at }];
};

/**
 * The answer to the question that was asked decides, once; any other answer, any later one, and one that comes when the
 * case has lapsed change nothing. Nine proofs clear the case; `no` and `unknown` end it.
 * @source R27; R52; R53; domain.md 6.1
 */
export const receiveAttestation = (
  found: ExistingEscalation,
  { attestation, at, keepUntil }: CommandOf<'ReceiveAttestation'>,
): readonly EscalationEvent[] =>
  found.status === 'ATTESTATION_REQUESTED' &&
  found.question.requestId === attestation.requestId &&
  lapseOf(found, at) === undefined
    ? judged(found, attestationOf(attestation), { at, keepUntil })
    : [];
