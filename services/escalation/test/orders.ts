import { RuleViolation } from '@crossroads/kernel';
import fc from 'fast-check';
import type { Attestation } from '../src/domain/attestation.ts';
import type { CaseFacts } from '../src/domain/case-facts.ts';
import { DISPOSITION_CODES, HOLD_BASIS_CODES, REVIEW_KINDS } from '../src/domain/codes.ts';
import type { EscalationCommand } from '../src/domain/escalation-commands.ts';
import type { EscalationEvent } from '../src/domain/escalation-events.ts';
import type { Escalation, StaffMember } from '../src/domain/escalation-state.ts';
import { escalation } from '../src/domain/escalation.ts';
import {
  at as begin,
  attestation,
  attorney,
  disposed,
  factsOf,
  later,
  nexusYes,
  noAnswer,
  nominator,
  officeId,
  open,
  processReviewer,
  receive,
  returned,
  reviewed,
  reviewedByAttorney,
  submit,
  transmit,
} from './nominations.ts';

/** A command once its time is known. */
export type Step = (at: Date, found: Escalation) => EscalationCommand;

const people: readonly StaffMember[] = [
  nominator,
  processReviewer,
  attorney,
  { staffId: 'process-2', unitId: nominator.unitId },
  { staffId: 'attorney-2', unitId: processReviewer.unitId },
  { staffId: nominator.staffId, unitId: 'unit-d' },
  { staffId: processReviewer.staffId, unitId: attorney.unitId },
];

const facts: readonly CaseFacts[] = [
  factsOf(),
  factsOf({ incident: { actClassCode: 'SHOOTING' } }),
  factsOf({ subject: { birthDate: '2010-01-01' } }),
  factsOf({ subject: { birthDateSource: 'NONE' } }),
  factsOf({ incident: { actClassCode: 'TRESPASS' } }),
  factsOf({ incident: { chargeStatus: 'NONE' } }),
  factsOf({ subjectRole: 'VICTIM_ONLY' }),
  factsOf({ selfDefence: { claimed: true } }),
  factsOf({ exculpatory: { facts: '' } }),
];

const { actAt } = factsOf();

const answers: readonly Attestation[] = [
  attestation(),
  noAnswer('NO'),
  noAnswer('UNKNOWN'),
  attestation({ requestId: 'request-2' }),
  attestation({ noticeServedAt: actAt }),
  attestation({ noticeServedAt: later(actAt, { days: -6 }) }),
  attestation({ validUntil: actAt }),
  attestation({ helpOffered: null, helpOfferedOn: null }),
  attestation({ helpOfferedOn: '2026-05-04' }),
  attestation({ language: null }),
];

const kept = (at: Date) => ({ at, keepUntil: later(at, { days: 365 }) });

const pick = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
/** The first of a list mostly, any other now and then. */
const mostly = <T>(values: readonly T[], weight: number): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: pick(values.slice(0, 1)) }, { weight: 1, arbitrary: pick(values.slice(1)) });

type Draw = { readonly facts: CaseFacts; readonly answer: Attestation; readonly reviewer: StaffMember | null };

const draws: fc.Arbitrary<Draw> = fc.record({
  facts: mostly(facts, 4),
  answer: mostly(answers, 4),
  reviewer: mostly([null, ...people], 1),
});

const reviewNext = (found: Escalation, at: Date, { reviewer }: Draw): EscalationCommand => {
  const who = reviewer ? { reviewer } : {};
  return found.status === 'CLEARED' ? reviewed({ ...kept(at), ...who }) : reviewedByAttorney({ ...kept(at), ...who });
};

/** What comes next on the way from a state, done by the right people on the right facts mostly. */
const next: fc.Arbitrary<Step> = draws.map(draw => (at, found) => {
  switch (found.status) {
    case 'none':
      return open({ at, facts: draw.facts });
    case 'NOMINATED':
      return found.nexus ? submit(kept(at)) : nexusYes({ at });
    case 'ATTESTATION_REQUESTED':
      return receive({ ...kept(at), attestation: draw.answer });
    case 'CLEARED':
    case 'PROCESS_APPROVED':
      return reviewNext(found, at, draw);
    case 'APPROVED':
      return transmit({ at });
    case 'TRANSMITTED':
      return { type: 'RecordReceipt', officeId, at };
    case 'USAO_RECEIVED':
      return { type: 'StartReview', officeId, at };
    case 'RETURNED_FOR_MORE':
      return { type: 'AnswerReturn', returnId: found.sent.returns.at(-1)?.returnId ?? '', at };
    case 'UNDER_REVIEW':
      return { ...disposed({}, at), on: '2030-01-01' };
    default:
      return { type: 'PurgeSubject', receiptId: 'receipt-1', at };
  }
});

const office = fc.constantFrom(officeId, 'usao-az');

const steps: readonly fc.Arbitrary<Step>[] = [
  pick(facts).map(each => at => open({ facts: each, at })),
  fc
    .record({ person: pick(people), answer: fc.constantFrom('YES', 'NO'), hasSelfDefenceNote: fc.boolean() })
    .map(({ person, answer, hasSelfDefenceNote }) => at => {
      const statutes = answer === 'YES' ? nexusYes().statutes : [];
      return nexusYes({ attorney: person, answer: answer === 'YES' ? 'YES' : 'NO', statutes, hasSelfDefenceNote, at });
    }),
  fc.constantFrom('request-1', 'request-2').map(requestId => at => submit({ requestId, ...kept(at) })),
  fc.constant(at => ({ type: 'AskAgain', at })),
  pick(answers).map(each => at => receive({ attestation: each, ...kept(at) })),
  fc
    .record({ kind: pick(REVIEW_KINDS), reviewer: pick(people), isYes: fc.boolean(), reasons: pick(['seen', ' ']) })
    .map(({ kind, reviewer, isYes, reasons }) => at => {
      const decision = isYes ? 'APPROVE' : 'REFUSE';
      return reviewed({ kind, reviewer, decision, reasons, ...kept(at) });
    }),
  office.map(id => at => transmit({ officeId: id, at })),
  office.map(id => at => ({ type: 'RecordReceipt', officeId: id, at })),
  office.map(id => at => ({ type: 'StartReview', officeId: id, at })),
  fc.constant(at => ({ type: 'RemindOffice', at })),
  fc.constantFrom('return-1', 'return-2', 'return-3').map(returnId => at => returned({ returnId, at })),
  fc.constantFrom('return-1', 'return-2').map(returnId => at => ({ type: 'AnswerReturn', returnId, at })),
  pick(DISPOSITION_CODES).map(code => at => ({ ...disposed({ code }, at), on: '2030-01-01' })),
  fc.constant(at => ({ type: 'Withdraw', reasonCode: 'AGENCY_REQUEST', ...kept(at) })),
  fc.constant(at => ({ type: 'Lapse', ...kept(at) })),
  fc.constant(at => ({ type: 'Recall', at })),
  office.map(id => at => ({ type: 'ConfirmDestruction', officeId: id, receiptId: 'receipt-2', at })),
  pick(HOLD_BASIS_CODES).map(basisCode => at => ({ type: 'PlaceHold', holdId: 'hold-1', basisCode, at })),
  fc.constant(at => ({ type: 'EndHold', holdId: 'hold-1', at })),
  fc.constant(at => ({ type: 'PurgeSubject', receiptId: 'receipt-1', at })),
];

/** Minutes from one command to the next: seldom long enough for something to lapse. */
const pause = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(1, 60, 720) },
  { weight: 1, arbitrary: fc.constantFrom(14 * 1_440, 15 * 1_440, 90 * 1_440, 365 * 1_440) },
);

/** Any order of commands. Most of them are the next on the way, or few would get anywhere. */
export const anyOrder: fc.Arbitrary<readonly { readonly step: Step; readonly minutes: number }[]> = fc.array(
  fc.record({
    step: fc.oneof({ weight: 3, arbitrary: next }, { weight: 1, arbitrary: fc.oneof(...steps) }),
    minutes: pause,
  }),
  { minLength: 6, maxLength: 30 },
);

export type Moment = {
  readonly command: EscalationCommand;
  readonly before: Escalation;
  readonly after: Escalation;
  readonly events: readonly EscalationEvent[];
};

/** What a command does; one that a rule forbids does nothing. */
export const happen = (before: Escalation, command: EscalationCommand): Moment => {
  try {
    const events = escalation.decide(before, command);
    return { command, before, events, after: events.reduce(escalation.evolve, before) };
  } catch (error) {
    if (error instanceof RuleViolation) return { command, before, events: [], after: before };
    throw error;
  }
};

/** All that happens when commands come in an order, time going on between them. */
export const play = (
  order: readonly { readonly step: Step; readonly minutes: number }[],
  change: (command: EscalationCommand) => EscalationCommand = command => command,
): readonly Moment[] => {
  let found: Escalation = escalation.initial;
  let now = begin;
  return order.map(({ step, minutes }) => {
    now = later(now, { minutes });
    const moment = happen(found, change(step(now, found)));
    found = moment.after;
    return moment;
  });
};
