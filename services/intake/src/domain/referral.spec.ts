import { fold } from '@crossroads/kernel';
import { given } from '@crossroads/testing';
import type { Assessment } from './assessment.ts';
import type { ConsentTerms, Content } from './content.ts';
import { referral } from './referral.ts';
import type { CommandOf, ReferralEvent } from './referral-messages.ts';
import type { TriageFinding } from './triage.ts';

const at = new Date('2026-11-24T16:00:00.000Z');
const triageDueAt = new Date('2026-11-24T17:00:00.000Z');
const infoDueAt = new Date('2026-11-26T16:00:00.000Z');
const later = new Date('2026-11-27T16:00:00.000Z');
const due = { triageDueAt, infoDueAt };
const actorId = '5b1e0a52-0000-4000-8000-0000000000aa';
const by = { actorId, reasonCode: 'SEEN' };
const senderId = '5b1e0a52-0000-4000-8000-0000000000bb';
const personId = '5b1e0a52-0000-4000-8000-000000000001';
const content: Content = {
  sourceType: 'COMMUNITY',
  referrerOrgId: null,
  referrerRole: 'PASTOR',
  isAnonymous: false,
  legalBasisCode: 'CONSENT',
  ageBand: 'AGE_19_24',
  areaCode: null,
  language: 'en',
  facts: [],
  needCodes: [],
  choiceCodes: [],
  reasonCodes: [],
  noticeVersion: 'cn-1',
};
const assessed = (triage: TriageFinding, urgency: Assessment['urgency'] = 'STANDARD'): Assessment => ({
  urgency,
  urgencyRuleIds: ['standard.default'],
  reviewTriggerCodes: [],
  duplicateOf: [],
  triage,
});
const PASSED = assessed({ outcome: 'passed', ruleIds: ['triage.passed'] });
const ASKING = assessed({ outcome: 'needs-info', ruleIds: ['triage.incomplete'], infoCodes: ['AREA'] });
const DUPLICATE = assessed({
  outcome: 'human',
  ruleIds: ['triage.likely-duplicate'],
  reasons: ['LIKELY_DUPLICATE'],
  queue: 'DUPLICATE',
});
const submit = (assessment: Assessment): CommandOf<'SubmitReferral'> => ({
  type: 'SubmitReferral',
  reference: 'K7QM-3X2D',
  personId,
  senderId,
  content,
  consent: null,
  receivedAt: at,
  at,
  assessment,
  ...due,
});
const submitted = (assessment: Assessment, consent: ConsentTerms | null = null): ReferralEvent => ({
  type: 'ReferralSubmitted',
  actorId: senderId,
  reference: 'K7QM-3X2D',
  personId,
  content,
  consent,
  receivedAt: at,
  submittedAt: at,
  assessment,
});
const triaged = (by: string, said: Content = content) => ({
  type: 'ReferralTriaged' as const,
  actorId: by,
  personId,
  content: said,
  urgency: 'STANDARD' as const,
  reviewTriggerCodes: [],
  receivedAt: at,
});
const asked = (...infoCodes: ('AREA' | 'FACTS' | 'AGE')[]): ReferralEvent => ({
  type: 'InfoRequested',
  actorId: 'SYSTEM',
  infoCodes,
  dueAt: infoDueAt,
});
const waiting: ReferralEvent = {
  type: 'TriageStarted',
  actorId: 'SYSTEM',
  urgency: 'STANDARD',
  queue: 'DUPLICATE',
  causeCode: 'LIKELY_DUPLICATE',
  dueAt: triageDueAt,
};
const inTriage = [submitted(DUPLICATE), waiting];
const inNeedsInfo = [submitted(ASKING), asked('AREA')];
const inScreening = [submitted(PASSED), triaged('SYSTEM')];
const diverted: ReferralEvent = { type: 'CrisisDiverted', ...by, diversionCode: 'LIFELINE_988', dueAt: infoDueAt };
const handedOut: ReferralEvent = { type: 'HandedOutOfArea', ...by, partnerOrgId: personId, dueAt: infoDueAt };
const linked: ReferralEvent = { type: 'LinkedAsDuplicate', ...by, keptReferralId: personId };
const answered: Content = { ...content, areaCode: 'SOUTHEAST' };

describe('a submitted referral', () => {
  it.each([
    ['goes on to screening when the rules pass it', PASSED, triaged('SYSTEM')],
    ['asks its sender for what is missing', ASKING, asked('AREA')],
    ['waits for a human when the rules say so', DUPLICATE, waiting],
    [
      'is rejected for want of a lawful basis',
      assessed({ outcome: 'rejected', ruleIds: ['triage.lawful-basis'], reasonCode: 'NO_LAWFUL_BASIS' }),
      { type: 'ReferralRejected', actorId: 'SYSTEM', reasonCode: 'NO_LAWFUL_BASIS' },
    ],
  ] as const)('%s', (_, assessment, next) =>
    given(referral).when(submit(assessment)).thenEmits(submitted(assessment), next),
  );

  it('is accepted once, however often it comes', () =>
    given(referral, ...inScreening)
      .when(submit(PASSED))
      .thenEmits());

  it('must exist before anything is decided about it', () =>
    given(referral)
      .when({ type: 'PassTriage', ...by })
      .thenRefused('referral.not-found'));
});

describe('a request for information', () => {
  const answer = { type: 'AnswerInfo', actorId: senderId, answer: { areaCode: 'SOUTHEAST' }, ...due } as const;

  it('is answered, and the rules run again', () =>
    given(referral, ...inNeedsInfo)
      .when({ ...answer, assessment: PASSED })
      .thenEmits(
        { type: 'InfoAnswered', actorId: senderId, infoCodes: ['AREA'], content: answered },
        { type: 'ReferralReassessed', actorId: 'SYSTEM', assessment: PASSED, cleared: [] },
        triaged('SYSTEM', answered),
      ));

  it('stays open for what a human asked and nobody answered', () =>
    given(referral, submitted(DUPLICATE), waiting, {
      type: 'InfoRequested',
      actorId,
      infoCodes: ['AREA', 'AGE'],
      dueAt: infoDueAt,
    })
      .when({ ...answer, assessment: PASSED })
      .thenEmits(
        { type: 'InfoAnswered', actorId: senderId, infoCodes: ['AREA'], content: answered },
        { type: 'ReferralReassessed', actorId: 'SYSTEM', assessment: PASSED, cleared: [] },
        asked('AGE'),
      ));

  it('gives way to a human when the answer shows a reason for one', () =>
    given(referral, ...inNeedsInfo)
      .when({ ...answer, assessment: DUPLICATE })
      .thenEmits(
        { type: 'InfoAnswered', actorId: senderId, infoCodes: ['AREA'], content: answered },
        { type: 'ReferralReassessed', actorId: 'SYSTEM', assessment: DUPLICATE, cleared: [] },
        waiting,
      ));

  it('is not answered by nothing, nor where nothing was asked', () => {
    given(referral, ...inNeedsInfo)
      .when({ ...answer, answer: {}, assessment: PASSED })
      .thenRefused('referral.answer-empty');
    given(referral, ...inScreening)
      .when({ ...answer, assessment: PASSED })
      .thenRefused('referral.not-asked');
  });

  it('is reminded of once', () => {
    given(referral, ...inNeedsInfo)
      .when({ type: 'RemindOfInfo' })
      .thenEmits({ type: 'InfoReminded' });
    given(referral, ...inNeedsInfo, { type: 'InfoReminded' })
      .when({ type: 'RemindOfInfo' })
      .thenEmits();
    given(referral, ...inScreening)
      .when({ type: 'RemindOfInfo' })
      .thenEmits();
  });

  it('ends as incomplete when its time is over, not before', () => {
    given(referral, ...inNeedsInfo)
      .when({ type: 'EndWait', at: infoDueAt, triageDueAt })
      .thenEmits({ type: 'ClosedIncomplete', infoCodes: ['AREA'] });
    given(referral, ...inNeedsInfo)
      .when({ type: 'EndWait', at, triageDueAt })
      .thenEmits();
  });

  it('never closes an urgent referral: a human takes it', () =>
    given(referral, submitted(assessed(DUPLICATE.triage, 'URGENT')), waiting, asked('AREA'))
      .when({ type: 'EndWait', at: later, triageDueAt })
      .thenEmits({
        type: 'TriageStarted',
        actorId: 'SYSTEM',
        urgency: 'URGENT',
        queue: 'URGENT',
        causeCode: 'INFO_OVERDUE',
        dueAt: triageDueAt,
      }));
});

describe('a named human in triage', () => {
  it('passes it', () =>
    given(referral, ...inTriage)
      .when({ type: 'PassTriage', ...by })
      .thenEmits({ ...triaged(actorId), reasonCode: 'SEEN' }));

  it.each([
    [
      { type: 'RequestInfo', actorId, infoCodes: ['AGE'], dueAt: infoDueAt },
      { type: 'InfoRequested', actorId, infoCodes: ['AGE'], dueAt: infoDueAt },
    ],
    [
      { type: 'RejectReferral', actorId, reasonCode: 'NOT_A_REFERRAL' },
      { type: 'ReferralRejected', actorId, reasonCode: 'NOT_A_REFERRAL' },
    ],
    [{ type: 'DivertCrisis', ...by, diversionCode: 'LIFELINE_988', dueAt: infoDueAt }, diverted],
    [{ type: 'HandOutOfArea', ...by, partnerOrgId: personId, dueAt: infoDueAt }, handedOut],
    [{ type: 'LinkDuplicate', ...by, keptReferralId: personId }, linked],
  ] as const)('%# decides, and nobody decides again once it went on', (command, event) => {
    given(referral, ...inTriage)
      .when(command)
      .thenEmits(event);
    given(referral, ...inScreening)
      .when(command)
      .thenRefused('referral.not-in-triage');
  });

  it('says that it is another person: the rules run again without that reason', () => {
    const next = [
      { type: 'ReferralReassessed', ...by, assessment: PASSED, cleared: ['LIKELY_DUPLICATE'] },
      triaged('SYSTEM'),
    ] as const;
    const command = { type: 'MarkNotDuplicate', ...by, assessment: PASSED, ...due } as const;
    given(referral, ...inTriage)
      .when(command)
      .thenEmits(...next);
    given(referral, ...inTriage, linked)
      .when(command)
      .thenEmits({ type: 'Unlinked', ...by, keptReferralId: personId }, ...next);
    given(referral, ...inScreening)
      .when(command)
      .thenRefused('referral.not-in-triage');
  });

  it('gets it back a day after a crisis service took over', () =>
    given(referral, ...inTriage, diverted)
      .when({ type: 'EndWait', at: infoDueAt, triageDueAt })
      .thenEmits({
        type: 'TriageStarted',
        actorId: 'SYSTEM',
        urgency: 'STANDARD',
        queue: 'CRISIS',
        causeCode: 'CRISIS_RETURNED',
        dueAt: triageDueAt,
      }));

  it('gets it back from a partner who stays silent, and not from one who acknowledged', () => {
    const acknowledged: ReferralEvent = { type: 'PartnerAcknowledged', actorId, partnerOrgId: personId };
    given(referral, ...inTriage, handedOut)
      .when({ type: 'EndWait', at: later, triageDueAt })
      .thenEmits({ ...waiting, queue: 'STANDARD', causeCode: 'PARTNER_SILENT' });
    given(referral, ...inTriage, handedOut)
      .when({ type: 'AcknowledgeHandOut', actorId })
      .thenEmits(acknowledged);
    given(referral, ...inTriage, handedOut, acknowledged)
      .when({ type: 'EndWait', at: later, triageDueAt })
      .thenEmits();
    given(referral, ...inTriage, handedOut, acknowledged)
      .when({ type: 'AcknowledgeHandOut', actorId })
      .thenEmits();
    given(referral, ...inTriage)
      .when({ type: 'AcknowledgeHandOut', actorId })
      .thenRefused('referral.not-handed-out');
  });

  it('is not hurried by the clock of triage itself', () =>
    given(referral, ...inTriage)
      .when({ type: 'EndWait', at: later, triageDueAt })
      .thenEmits());
});

describe('closing', () => {
  const close = { type: 'CloseReferral', actorId, outcomeCode: 'MOVED_AWAY', supervisorId: null } as const;
  const closed: ReferralEvent = { ...close, type: 'ReferralClosed' };

  it('ends a referral once', () => {
    given(referral, ...inScreening)
      .when(close)
      .thenEmits(closed);
    given(referral, ...inScreening, closed)
      .when(close)
      .thenRefused('referral.already-closed');
  });

  it('of an urgent one needs a supervisor', () => {
    const urgent = [submitted(assessed(PASSED.triage, 'URGENT')), triaged('SYSTEM')];
    given(referral, ...urgent)
      .when(close)
      .thenRefused('referral.urgent-needs-supervisor');
    given(referral, ...urgent)
      .when({ ...close, supervisorId: actorId })
      .thenEmits({ ...closed, supervisorId: actorId });
  });
});

describe('the state of a referral', () => {
  const after = (...events: ReferralEvent[]) => fold(referral, referral.initial, events);
  const consent = {
    consentId: personId,
    purposeCodes: ['SERVICE'],
    recipientIds: [],
    recipientClass: null,
    dataClasses: ['C1'],
    startsAt: at.toISOString(),
    expiresAt: later.toISOString(),
    language: 'en',
    methodCode: 'WRITTEN',
    part2: false,
  };

  it('is nothing before its submission', () => expect(after({ type: 'InfoReminded' })).toEqual({ status: 'none' }));

  it('keeps the consent, the sender and what the rules found', () =>
    expect(after(submitted(ASKING, consent), asked('AREA'))).toMatchObject({
      status: 'needs-info',
      senderId,
      consentId: personId,
      triageRuleIds: ['triage.incomplete'],
      infoCodes: ['AREA'],
      isReminded: false,
      decidedBy: null,
    }));

  it.each([
    ['needs-info', [...inNeedsInfo, { type: 'InfoReminded' }], { isReminded: true }],
    ['triage', [...inTriage, { type: 'InfoReminded' }], { queue: 'DUPLICATE' }],
    ['rejected', [...inTriage, { type: 'ReferralRejected', ...by }], { reasonCode: 'SEEN', decidedBy: actorId }],
    ['crisis-diverted', [...inTriage, diverted], { diversionCode: 'LIFELINE_988', decisionCode: 'SEEN' }],
    ['out-of-area', [...inTriage, handedOut], { partnerOrgId: personId, isAcknowledged: false }],
    [
      'out-of-area',
      [...inTriage, handedOut, { type: 'PartnerAcknowledged', actorId, partnerOrgId: personId }],
      { isAcknowledged: true },
    ],
    ['triage', [...inTriage, { type: 'PartnerAcknowledged', actorId, partnerOrgId: personId }], { queue: 'DUPLICATE' }],
    ['duplicate', [...inTriage, linked], { keptReferralId: personId }],
    ['triage', [...inTriage, linked, { type: 'Unlinked', ...by, keptReferralId: personId }], { queue: 'DUPLICATE' }],
    ['closed-incomplete', [...inNeedsInfo, { type: 'ClosedIncomplete', infoCodes: ['AREA'] }], {}],
    [
      'needs-info',
      [...inNeedsInfo, { type: 'InfoAnswered', actorId: senderId, infoCodes: ['AREA'], content: answered }],
      { content: answered, decidedBy: null },
    ],
  ] as const)('%# is %s afterwards', (status, events, more) =>
    expect(after(...events)).toMatchObject({ status, ...more }),
  );

  it('remembers what a human has answered when the rules run again', () =>
    expect(
      after(...inTriage, { type: 'ReferralReassessed', ...by, assessment: PASSED, cleared: ['LIKELY_DUPLICATE'] }),
    ).toMatchObject({ cleared: ['LIKELY_DUPLICATE'], triageReasons: [], decidedBy: actorId, decisionCode: 'SEEN' }));

  it('asks for what is missing and what a human asked, together', () =>
    given(referral, ...inTriage, { type: 'InfoRequested', actorId, infoCodes: ['AGE', 'FACTS'], dueAt: infoDueAt })
      .when({ type: 'AnswerInfo', actorId: senderId, answer: { ageBand: 'AGE_19_24' }, assessment: ASKING, ...due })
      .thenEmits(
        {
          type: 'InfoAnswered',
          actorId: senderId,
          infoCodes: ['AGE'],
          content: { ...content, ageBand: 'AGE_19_24' },
        },
        { type: 'ReferralReassessed', actorId: 'SYSTEM', assessment: ASKING, cleared: [] },
        asked('AREA', 'FACTS'),
      ));
});
