import { given } from '@crossroads/testing';
import {
  at,
  attestation,
  attorney,
  factsOf,
  keepUntil,
  later,
  menu,
  nexusYes,
  noAnswer,
  nominator,
  open,
  receive,
  submit,
  upTo,
} from '../../test/nominations.ts';
import type { CommandOf } from './escalation-commands.ts';
import type { EscalationEvent } from './escalation-events.ts';
import { escalation } from './escalation.ts';
import { checkAnswered, checkBeforeAsking } from './preconditions.ts';

const nexus = {
  attorney,
  answer: 'YES',
  statutes: nexusYes().statutes,
  hasSelfDefenceNote: false,
  menuVersion: menu.version,
  answeredAt: at,
} as const;
const submitted: EscalationEvent = { type: 'NominationSubmitted', checklistVersion: 'pc-1', at };
const opened = (changes: Parameters<typeof factsOf>[0] = {}): EscalationEvent => ({
  type: 'NominationOpened',
  nominator,
  facts: factsOf(changes),
  at,
});
const answered: EscalationEvent = { type: 'NexusAnswered', nexus, at };
const asked = upTo('ATTESTATION_REQUESTED');
const late = later(at, { days: 1 });

describe('a nomination', () => {
  it('is opened by a human for one act', () => given(escalation).when(open()).thenEmits(opened()));
  it('is opened once', () => given(escalation, opened()).when(open()).thenEmits());
  it('is refused for an act that was nominated before', () =>
    given(escalation)
      .when(open({ isSameActKnown: true }))
      .thenRefused('nomination.same-act'));
  it('is refused for an act to come', () => {
    const facts = factsOf({ incident: { actAt: later(at, { minutes: 1 }) } });
    given(escalation).when(open({ facts })).thenRefused('nomination.act-in-future');
  });
  it.each([{ facts: '  ' }, { facts: '' }])('is refused when nothing is said for the person: %j', exculpatory =>
    given(escalation)
      .when(open({ facts: factsOf({ exculpatory }) }))
      .thenRefused('nomination.exculpatory-missing'),
  );
  it('says what speaks for the person, or affirms that nothing is known (R29)', () => {
    expect(factsOf({ exculpatory: { affirmedNone: true } }).exculpatoryCode).toBe('NONE_AFFIRMED');
    expect(factsOf({ exculpatory: { facts: 'A witness saw another man.' } }).exculpatoryCode).toBe('FACTS_GIVEN');
  });
  it('must exist before anything is done about it', () =>
    given(escalation).when(submit()).thenRefused('escalation.not-found'));
});

describe('the federal question', () => {
  const answer = (changes: Partial<CommandOf<'AnswerNexus'>>, ...before: readonly EscalationEvent[]) =>
    given(escalation, opened(), ...before).when(nexusYes(changes));
  it('is answered by an attorney', () => answer({}).thenEmits(answered));
  it('is answered once in the same words, and may be corrected until submission', () => {
    answer({ at: late }, answered).thenEmits();
    answer({ answer: 'NO', statutes: [] }, answered).thenEmits({
      type: 'NexusAnswered',
      nexus: { ...nexus, answer: 'NO', statutes: [] },
      at,
    });
    given(escalation, ...asked)
      .when(nexusYes({ answer: 'NO', statutes: [] }))
      .thenRefused('nexus.already-submitted');
    given(escalation, ...asked)
      .when(nexusYes({ at: late }))
      .thenEmits();
  });
  it('is not answered by the nominator', () => answer({ attorney: nominator }).thenRefused('nexus.own-nomination'));
  it('names statutes with a yes and none with a no', () => {
    answer({ statutes: [] }).thenRefused('nexus.no-statute');
    answer({ answer: 'NO' }).thenRefused('nexus.statutes-not-taken');
  });
  it.each([
    [{ statute: '18 USC 1' }, 'nexus.unknown-statute'],
    [{ statuteVersion: '1990' }, 'nexus.statute-version'],
    [{ offenceDate: '2026-05-02' }, 'nexus.offence-date'],
  ])('takes no tick with %j', (change, code) =>
    answer({ statutes: nexusYes().statutes.map(each => ({ ...each, ...change })) }).thenRefused(code),
  );
  it('needs a note on self-defence where that is claimed', () => {
    const claimed = given(escalation, opened({ selfDefence: { claimed: true } }));
    claimed.when(nexusYes()).thenRefused('nexus.self-defence-note');
    claimed
      .when(nexusYes({ hasSelfDefenceNote: true }))
      .thenEmits({ type: 'NexusAnswered', nexus: { ...nexus, hasSelfDefenceNote: true }, at });
    claimed
      .when(nexusYes({ answer: 'NO', statutes: [] }))
      .thenEmits({ type: 'NexusAnswered', nexus: { ...nexus, answer: 'NO', statutes: [] }, at });
  });
});

describe('a submission', () => {
  it('asks the one question when all else holds', () =>
    given(escalation, opened(), answered)
      .when(submit())
      .thenEmits(submitted, { type: 'AttestationRequested', requestId: 'request-1', at }));
  it('waits for the attorney', () => given(escalation, opened()).when(submit()).thenRefused('nexus.not-answered'));
  it('waits for what speaks for the person', () =>
    given(escalation, opened({ exculpatory: { facts: '' } }), answered)
      .when(submit())
      .thenRefused('nomination.exculpatory-missing'));
  it('ends with all that fails, and asks nothing', () => {
    const changes = {
      subject: { birthDate: null },
      incident: { actClassCode: 'TRAFFIC', chargeStatus: 'NONE' },
      representation: { checked: false, represented: false },
    } as const;
    given(escalation, opened(changes), answered)
      .when(submit())
      .thenEmits(submitted, {
        type: 'NominationRejected',
        failedCodes: ['P1', 'P5', 'P6', 'P9'],
        checklist: checkBeforeAsking(factsOf(changes), nexus),
        attestation: null,
        purgeAt: keepUntil,
        at,
      });
  });
  it('asks once', () => {
    given(escalation, ...asked)
      .when(submit({ requestId: 'request-2' }))
      .thenEmits();
    given(escalation, ...upTo('ATTESTATION_REQUESTED', receive({ attestation: noAnswer('NO') })))
      .when(submit({ requestId: 'request-2' }))
      .thenEmits();
  });
});

describe('a question that waits', () => {
  const again = (minutes: number) => ({ type: 'AskAgain', at: later(at, { minutes }) }) as const;
  it('is asked again after 12 hours, and again after 12 more', () => {
    const moment = later(at, { minutes: 720 });
    const repeated: EscalationEvent = { type: 'AttestationAskedAgain', requestId: 'request-1', at: moment };
    given(escalation, ...asked)
      .when(again(719))
      .thenEmits();
    given(escalation, ...asked)
      .when(again(720))
      .thenEmits(repeated);
    given(escalation, ...asked, repeated)
      .when(again(1_439))
      .thenEmits();
    given(escalation, ...asked, repeated)
      .when(again(1_440))
      .thenEmits({ ...repeated, at: later(at, { minutes: 1_440 }) });
  });
  it('is not asked again when it was answered', () =>
    given(escalation, ...upTo('CLEARED'))
      .when(again(9_000))
      .thenEmits());
});

describe('an answer', () => {
  const when = (command: CommandOf<'ReceiveAttestation'>) => given(escalation, ...asked).when(command);
  it('clears a case with nine proofs, for 14 × 24 hours', () =>
    when(receive()).thenEmits({
      type: 'NominationCleared',
      attestation: attestation(),
      checklist: checkAnswered(factsOf(), nexus, attestation()),
      lapsesAt: later(at, { days: 14 }),
      at,
    }));
  it.each(['NO', 'UNKNOWN'] as const)('of %s ends it', answer => {
    const given_ = noAnswer(answer);
    when(receive({ attestation: given_ })).thenEmits({
      type: 'NominationRejected',
      failedCodes: ['P2', 'P3', 'P4', 'P5'],
      checklist: checkAnswered(factsOf(), nexus, given_),
      attestation: given_,
      purgeAt: keepUntil,
      at,
    });
  });
  it('to another question changes nothing', () =>
    when(receive({ attestation: attestation({ requestId: 'request-9' }) })).thenEmits());
  it('that comes again, or otherwise, changes nothing', () => {
    given(escalation, ...upTo('CLEARED'))
      .when(receive({ attestation: noAnswer('NO') }))
      .thenEmits();
    given(escalation, ...upTo('ATTESTATION_REQUESTED', receive({ attestation: noAnswer('UNKNOWN') })))
      .when(receive())
      .thenEmits();
  });
});
