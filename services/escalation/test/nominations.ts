import { fold } from '@crossroads/kernel';
import { ageAt, localInstant } from '@crossroads/platform';
import { readFileSync } from 'node:fs';
import type { Attestation } from '../src/domain/attestation.ts';
import { caseFactsOf, type CaseFacts } from '../src/domain/case-facts.ts';
import type { CommandOf, EscalationCommand } from '../src/domain/escalation-commands.ts';
import type { EscalationEvent } from '../src/domain/escalation-events.ts';
import type { Escalation, StaffMember } from '../src/domain/escalation-state.ts';
import { escalation } from '../src/domain/escalation.ts';
import { statuteMenuOf } from '../src/domain/federal-nexus.ts';
import type { Nomination } from '../src/domain/nomination.ts';
import { actListOf, actRulingOf } from '../src/domain/qualifying-acts.ts';

const file = (name: string): string => readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8');

export const zone = 'America/Denver';
export const acts = actListOf(file('acts/qa-1.json'));
export const menu = statuteMenuOf(file('statutes/fs-1.json'));

/** The instant of a time on a clock in Albuquerque. */
export const there = (local: string, offset?: string): Date => localInstant(zone, { local, offset });
export const utc = (text: string): Date => new Date(text);
export const later = (from: Date, { days = 0, minutes = 0, ms = 0 }): Date =>
  new Date(from.getTime() + (days * 1_440 + minutes) * 60_000 + ms);

export const nominator: StaffMember = { staffId: 'nominator-1', unitId: 'unit-a' };
export const processReviewer: StaffMember = { staffId: 'process-1', unitId: 'unit-b' };
export const attorney: StaffMember = { staffId: 'attorney-1', unitId: 'unit-c' };

export const noticeAt = there('2026-03-20T18:00');
export const actAt = there('2026-05-03T22:15');
export const at = there('2026-05-11T09:00');
/** Stands for what the edge works out with the site's calendar. */
export const keepUntil = there('2027-05-11T09:00');
export const officeId = 'usao-nm';

export const nomination: Nomination = {
  subject: {
    givenName: 'Testgiven',
    familyName: 'Testfamily',
    birthDate: '1997-02-11',
    birthDateSource: 'GOVERNMENT_ID',
    identifiers: [
      { kind: 'DRIVER_LICENCE', value: 'NM 123-456-789' },
      { kind: 'STATE_ID', value: 'S-00991' },
    ],
  },
  incident: {
    agencyCode: 'NM0010100',
    incidentNumber: '26-0012345',
    actClassCode: 'ARMED_ROBBERY',
    actAt,
    areaCode: 'SOUTHEAST',
    chargeStatus: 'CHARGED',
    chargedOn: '2026-05-05',
    courtCaseNumber: null,
    sourceCode: 'CHARGING_DOCUMENT',
  },
  subjectRole: 'SUSPECT',
  violenceEvidence: null,
  selfDefence: { claimed: false },
  representation: { checked: true, represented: false },
  evidenceIndex: [{ itemType: 'FIREARM', holderAgency: 'NM0010100', reference: 'P-1' }],
  stateCase: { caseNumber: null, daStatusCode: 'PRESENTED' },
  statement: 'A shop was robbed.',
  exculpatory: { affirmedNone: true },
  victimNotification: { statusCode: 'NOTIFIED' },
};

type Changes = {
  readonly subject?: Partial<Nomination['subject']>;
  readonly incident?: Partial<Nomination['incident']>;
} & Partial<Omit<Nomination, 'subject' | 'incident'>>;

/** The facts of a nomination, as the edge works them out with zone and list. */
export const factsOf = (changes: Changes = {}): CaseFacts => {
  const { subject, incident, ...others } = changes;
  const changed: Nomination = {
    ...nomination,
    ...others,
    subject: { ...nomination.subject, ...subject },
    incident: { ...nomination.incident, ...incident },
  };
  const { actAt: instant, actClassCode } = changed.incident;
  const actOn = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(instant);
  const { birthDate } = changed.subject;
  const ageAtAct = birthDate === null ? null : ageAt(zone, birthDate, instant);
  return caseFactsOf(changed, { actOn, ageAtAct, act: actRulingOf([acts], { actClassCode, actOn }) });
};

export const attestation = (changes: Partial<Attestation> = {}): Attestation => ({
  requestId: 'request-1',
  answer: 'YES',
  helpOffered: true,
  helpOfferedOn: '2026-03-20',
  noticeServed: true,
  noticeServedAt: noticeAt,
  versionId: 'version-1',
  language: 'es',
  validUntil: there('2028-03-20T18:00'),
  answeredAt: later(at, { minutes: 3 }),
  ...changes,
});

/** An answer that says nothing more than itself. */
export const noAnswer = (answer: 'NO' | 'UNKNOWN'): Attestation =>
  attestation({
    answer,
    helpOffered: null,
    helpOfferedOn: null,
    noticeServed: null,
    noticeServedAt: null,
    versionId: null,
    language: null,
    validUntil: null,
  });

type Command<T extends EscalationCommand['type']> = (changes?: Partial<CommandOf<T>>) => CommandOf<T>;

export const open: Command<'OpenNomination'> = changes => ({
  type: 'OpenNomination',
  nominator,
  facts: factsOf(),
  isSameActKnown: false,
  at,
  ...changes,
});

export const nexusYes: Command<'AnswerNexus'> = changes => ({
  type: 'AnswerNexus',
  attorney,
  answer: 'YES',
  statutes: [{ statute: '18 USC 1951', statuteVersion: '1994', offenceDate: '2026-05-03' }],
  hasSelfDefenceNote: false,
  menu,
  at,
  ...changes,
});

export const submit: Command<'SubmitNomination'> = changes => ({
  type: 'SubmitNomination',
  requestId: 'request-1',
  at,
  keepUntil,
  ...changes,
});

export const receive: Command<'ReceiveAttestation'> = changes => ({
  type: 'ReceiveAttestation',
  attestation: attestation(),
  at,
  keepUntil,
  ...changes,
});

export const reviewed: Command<'Review'> = changes => ({
  type: 'Review',
  kind: 'PROCESS',
  decision: 'APPROVE',
  reviewer: processReviewer,
  reasons: 'Every proof was looked at.',
  at,
  keepUntil,
  ...changes,
});

export const reviewedByAttorney: Command<'Review'> = changes =>
  reviewed({ kind: 'ATTORNEY', reviewer: attorney, ...changes });

export const transmit: Command<'TransmitPackage'> = changes => ({
  type: 'TransmitPackage',
  officeId,
  packageHash: 'hash-1',
  on: '2026-05-11',
  receiptDueAt: there('2026-05-13T09:00'),
  at,
  ...changes,
});

export const receipt = { type: 'RecordReceipt', officeId, at } as const;
export const start = { type: 'StartReview', officeId, at } as const;

export const returned: Command<'ReturnForMore'> = changes => ({
  type: 'ReturnForMore',
  officeId,
  returnId: 'return-1',
  infoCodes: ['EVIDENCE'],
  at,
  ...changes,
});

export const disposed = (
  disposition: Partial<CommandOf<'RecordDisposition'>['disposition']>,
  moment: Date = at,
): CommandOf<'RecordDisposition'> => ({
  type: 'RecordDisposition',
  disposition: { officeId, code: 'DEFER_STATE', reasonCode: null, decidedOn: '2026-05-11', ...disposition },
  on: '2026-05-11',
  at: moment,
  keepUntil,
});

const path: readonly (readonly [string, EscalationCommand])[] = [
  ['NOMINATED', open()],
  ['answered', nexusYes()],
  ['ATTESTATION_REQUESTED', submit()],
  ['CLEARED', receive()],
  ['PROCESS_APPROVED', reviewed()],
  ['APPROVED', reviewedByAttorney()],
  ['TRANSMITTED', transmit()],
  ['USAO_RECEIVED', receipt],
  ['UNDER_REVIEW', start],
];

/** Everything that follows from commands, one after the other. */
export const eventsOf = (
  commands: readonly EscalationCommand[],
  before: readonly EscalationEvent[] = [],
): readonly EscalationEvent[] =>
  commands.reduce<readonly EscalationEvent[]>(
    (events, command) => [...events, ...escalation.decide(stateAfter(events), command)],
    before,
  );

export const stateAfter = (events: readonly EscalationEvent[]): Escalation =>
  fold(escalation, escalation.initial, events);

/** What happened on the straight way to a state; `more` comes after it. */
export const upTo = (state: string, ...more: readonly EscalationCommand[]): readonly EscalationEvent[] => {
  const end = path.findIndex(([name]) => name === state);
  return eventsOf([...path.slice(0, end + 1).map(([, command]) => command), ...more]);
};
