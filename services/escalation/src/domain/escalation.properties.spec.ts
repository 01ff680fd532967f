import fc from 'fast-check';
import { anyOrder, happen, play, type Moment } from '../../test/orders.ts';
import type { Attestation } from './attestation.ts';
import { CONDITION_CODES } from './conditions.ts';
import type { EscalationCommand } from './escalation-commands.ts';
import type { EscalationEvent, EventOf } from './escalation-events.ts';
import { escalation } from './escalation.ts';

const runs = { seed: 20_261_124, numRuns: 600 };
const MINUTE_MS = 60_000;
const minuteOf = (instant: Date | null | undefined): number => Math.floor((instant?.getTime() ?? NaN) / MINUTE_MS);

const eventsIn = (moments: readonly Moment[]): readonly EscalationEvent[] => moments.flatMap(({ events }) => events);
const only = <T extends EscalationEvent['type']>(events: readonly EscalationEvent[], type: T): readonly EventOf<T>[] =>
  events.filter((event): event is EventOf<T> => event.type === type);

/** Why a package should not have gone out, told from what happened and not from the rules that decided it. */
const faultsOf = (events: readonly EscalationEvent[]): readonly string[] => {
  const [opened] = only(events, 'NominationOpened');
  const [cleared] = only(events, 'NominationCleared');
  const nexus = only(events, 'NexusAnswered').at(-1)?.nexus;
  const [first, ...moreFirst] = only(events, 'ProcessApproved');
  const [second, ...moreSecond] = only(events, 'AttorneyApproved');
  const [sent, ...moreSent] = only(events, 'PackageTransmitted');
  if (!opened || !cleared || !first || !second || !sent) return ['a step is missing'];
  const { facts, nominator } = opened;
  const { attestation } = cleared;
  const people = new Set([nominator.staffId, first.reviewer.staffId, second.reviewer.staffId]);
  const lines = new Set([nominator.unitId, first.reviewer.unitId, second.reviewer.unitId]);
  const minutes = minuteOf(facts.actAt) - minuteOf(attestation.noticeServedAt);
  const holds: Readonly<Record<string, boolean>> = {
    'three people': people.size === 3 && lines.size === 3,
    'one approval of a kind': moreFirst.length + moreSecond.length + moreSent.length === 0,
    'in time': [first, second].every(({ at }) => at.getTime() < cleared.at.getTime() + 14 * 1_440 * MINUTE_MS),
    adult: (facts.ageAtAct ?? 0) >= 18 && facts.birthDateSource !== 'NONE',
    'help first': attestation.helpOffered === true && (attestation.helpOfferedOn ?? 'x') <= facts.actOn,
    'notice first': attestation.answer === 'YES' && minutes > 0 && attestation.language !== null,
    unexpired: facts.actAt < (attestation.validUntil ?? facts.actAt),
    'time to change': facts.act?.shooting === true || minutes >= 7 * 1_440,
    'qualifying act': facts.act?.qualifies === true,
    evidence: facts.chargeStatus !== 'NONE' && facts.hasIncidentNumber,
    'federal question': nexus?.answer === 'YES' && nexus.statutes.length > 0,
    identity: new Set(facts.identifierKinds).size === 2,
    'no bar': facts.subjectRole !== 'VICTIM_ONLY' && (!facts.selfDefenceClaimed || nexus?.hasSelfDefenceNote === true),
    'what speaks for the person': facts.exculpatoryCode !== null,
    'ten proofs': CONDITION_CODES.every(code =>
      sent.checklist.conditions.some(each => each.code === code && each.met === 'yes'),
    ),
  };
  return Object.keys(holds).filter(name => holds[name] === false);
};

const AFTER_AN_END: readonly string[] = [
  'NominationRecalled',
  'DestructionConfirmed',
  'HoldPlaced',
  'HoldEnded',
  'SubjectPurged',
];

describe('whatever comes in whatever order', () => {
  it('nothing is transmitted without ten proofs and two people', () => {
    let transmitted = 0;
    fc.assert(
      fc.property(anyOrder, order => {
        const events = eventsIn(play(order));
        if (!events.some(({ type }) => type === 'PackageTransmitted')) return;
        transmitted += 1;
        expect(faultsOf(events)).toEqual([]);
      }),
      runs,
    );
    expect(transmitted).toBeGreaterThan(50);
  });

  it('what was done is not done again when its command comes again (R53)', () => {
    // An attorney may answer otherwise before submission: that is a new answer, not a repeat.
    const isRepeatable = ({ command, events }: Moment): boolean => events.length > 0 && command.type !== 'AnswerNexus';
    fc.assert(
      fc.property(anyOrder, fc.nat(), fc.nat(), (order, one, other) => {
        const moments = play(order);
        const done = moments.filter(isRepeatable);
        const repeated = done[one % Math.max(1, done.length)];
        if (!repeated) return;
        const from = moments.indexOf(repeated);
        const since = moments.slice(from);
        const { after } = since[other % since.length] ?? repeated;
        expect(happen(after, repeated.command).events).toEqual([]);
      }),
      runs,
    );
  });

  it('a command that comes twice does what it does once (R53)', () => {
    fc.assert(
      fc.property(anyOrder, order => {
        for (const { command, after } of play(order)) expect(happen(after, command).after).toEqual(after);
      }),
      runs,
    );
  });

  it('no order of events makes a case that was sent without two approvals (R53)', () => {
    const disorder = fc.array(fc.record({ index: fc.nat(40), isLost: fc.boolean() }), { maxLength: 6 });
    fc.assert(
      fc.property(anyOrder, disorder, (order, troubles) => {
        // Some events are lost, and some come once more right away.
        const events = eventsIn(play(order)).flatMap((event, index) => {
          const trouble = troubles.find(each => each.index === index);
          if (!trouble) return [event];
          return trouble.isLost ? [] : [event, event];
        });
        const found = events.reduce(escalation.evolve, escalation.initial);
        if (!('sent' in found) || !('approvals' in found)) return;
        expect(found.approvals?.map(({ kind }) => kind)).toEqual(['PROCESS', 'ATTORNEY']);
      }),
      runs,
    );
  });

  it('an end is an end: only a recall, a hold and a purge come after it', () => {
    fc.assert(
      fc.property(anyOrder, order => {
        const after = play(order).flatMap(({ before, events }) => ('closure' in before ? events : []));
        expect(after.map(({ type }) => type).filter(type => !AFTER_AN_END.includes(type))).toEqual([]);
      }),
      runs,
    );
  });

  it('what is purged holds nothing of the subject, and nothing is purged under a hold (R48)', () => {
    fc.assert(
      fc.property(anyOrder, order => {
        for (const { before, events, after } of play(order)) {
          if (!events.some(({ type }) => type === 'SubjectPurged')) continue;
          expect('holds' in before && before.holds.every(({ endedAt }) => endedAt !== null)).toBe(true);
          expect(Object.keys(after).toSorted()).toEqual(['closure', 'openedAt', 'purged', 'sent', 'status']);
        }
      }),
      runs,
    );
  });
});

/** What the help plane knows of a person, in every way it could be smuggled in. */
const helpOutcome = fc.record({
  helpAccepted: fc.constantFrom('accepted', 'refused', 'withdrawn', 'never answered'),
  consent: fc.constantFrom('GRANTED', 'WITHDRAWN', 'EXPIRED', null),
  contactAttempts: fc.nat(20),
  services: fc.array(fc.constantFrom('HOUSING', 'MENTOR_LIFE_COACH')),
  engagement: fc.constantFrom('ENGAGED', 'DISENGAGED', null),
  screeningResult: fc.constantFrom('ELIGIBLE_URGENT', 'NOT_PRIORITY_ALTERNATIVE_OFFERED'),
  score: fc.nat(10),
});

const smuggled = (command: EscalationCommand, outcome: object): EscalationCommand =>
  command.type === 'ReceiveAttestation'
    ? { ...command, ...outcome, attestation: { ...command.attestation, ...outcome } }
    : { ...command, ...outcome };

describe('help and enforcement (R4)', () => {
  it('help accepted, refused, withdrawn or never answered leaves every event and every state the same', () => {
    fc.assert(
      fc.property(anyOrder, helpOutcome, (order, outcome) => {
        const moved = play(order, command => smuggled(command, outcome));
        expect(moved.map(({ events, after }) => ({ events, after }))).toEqual(
          play(order).map(({ events, after }) => ({ events, after })),
        );
      }),
      { ...runs, numRuns: 200 },
    );
  });

  it('the answer over the bridge has these fields, and a field more does not compile', () => {
    const fields: Readonly<Record<keyof Attestation, true>> = {
      requestId: true,
      answer: true,
      helpOffered: true,
      helpOfferedOn: true,
      noticeServed: true,
      noticeServedAt: true,
      versionId: true,
      language: true,
      validUntil: true,
      answeredAt: true,
    };
    expect(Object.keys(fields)).toHaveLength(10);
  });

  it('no command is about help', () => {
    const commands: Readonly<Record<EscalationCommand['type'], true>> = {
      OpenNomination: true,
      AnswerNexus: true,
      SubmitNomination: true,
      AskAgain: true,
      ReceiveAttestation: true,
      Review: true,
      TransmitPackage: true,
      RecordReceipt: true,
      StartReview: true,
      RemindOffice: true,
      ReturnForMore: true,
      AnswerReturn: true,
      RecordDisposition: true,
      Withdraw: true,
      Lapse: true,
      Recall: true,
      ConfirmDestruction: true,
      PlaceHold: true,
      EndHold: true,
      PurgeSubject: true,
    };
    expect(Object.keys(commands).filter(name => /help|consent|contact|engage|service|score/i.test(name))).toEqual([]);
  });
});
