import { registryOf } from '@crossroads/contracts';
import { EscalationDeadLetterParkedV1 } from '@crossroads/contracts/enforcement';
import type { Site } from '@crossroads/platform';
import type { CaseFacts } from '../src/domain/case-facts.ts';
import type { EscalationEvent } from '../src/domain/escalation-events.ts';
import { publishes, type About } from '../src/publishes.ts';

const id = (end: string) => `0199a1c0-0000-7000-8000-0000000000${end}`;
const at = new Date('2026-11-24T18:00:00.000Z');
const purgeAt = new Date('2027-11-24T18:00:00.000Z');
const reviewer = { staffId: id('04'), unitId: id('05') };
const facts = { agencyCode: 'NM0010100', actClassCode: 'ARMED_ROBBERY', actAt: at } as CaseFacts;
const checklist = { version: 'pc-1', actsVersion: 'qa-1', statutesVersion: 'fs-1', conditions: [] };
const place: Site = {
  code: 'abq',
  name: 'Albuquerque',
  timeZone: 'America/Denver',
  languages: ['en'],
  servedLanguages: ['en'],
  minimumAge: 14,
  areas: [],
  business: { days: [1], opens: '08:00', closes: '17:00', holidays: [] },
};
const about = {
  place,
  escalationId: id('01'),
  subjectId: '3f0a1c52-5a58-4a8b-9d07-0d6f6a3c2a11',
  actorId: id('03'),
  state: { status: 'NOMINATED', holds: [{ holdId: id('07'), basisCode: 'LITIGATION', endedAt: null }] },
} as unknown as About;
const statutes = [{ statute: '18 USC 922(g)', statuteVersion: 'from-2022-06-26', offenceDate: '2026-05-14' }];
const disposition = { officeId: id('06'), code: 'DECLINE', reasonCode: 'D05', decidedOn: '2026-11-24' } as const;
const nexus = {
  attorney: reviewer,
  answer: 'YES',
  statutes,
  hasSelfDefenceNote: false,
  menuVersion: 'fs-1',
  answeredAt: at,
} as const;
const attestation = {} as Extract<EscalationEvent, { type: 'NominationCleared' }>['attestation'];

const told: Readonly<Record<string, EscalationEvent>> = {
  'escalation.nomination.opened.v1': { type: 'NominationOpened', nominator: reviewer, facts, at },
  'escalation.nexus.answered.v1': { type: 'NexusAnswered', nexus, at },
  'escalation.nomination.submitted.v1': { type: 'NominationSubmitted', checklistVersion: 'pc-1', at },
  'escalation.nomination.rejected.v1': {
    type: 'NominationRejected',
    failedCodes: ['P1', 'P5'],
    checklist,
    attestation: null,
    purgeAt,
    at,
  },
  'escalation.nomination.cleared.v1': { type: 'NominationCleared', attestation, checklist, lapsesAt: purgeAt, at },
  'escalation.review.process-approved.v1': { type: 'ProcessApproved', reviewer, lapsesAt: purgeAt, at },
  'escalation.review.attorney-approved.v1': { type: 'AttorneyApproved', reviewer, lapsesAt: purgeAt, at },
  'escalation.review.refused.v1': { type: 'NominationRefused', kind: 'PROCESS', reviewer, purgeAt, at },
  'escalation.package.transmitted.v1': {
    type: 'PackageTransmitted',
    officeId: id('06'),
    packageHash: 'a'.repeat(64),
    transmittedOn: '2026-11-24',
    checklist,
    receiptDueAt: purgeAt,
    lapsesAt: purgeAt,
    at,
  },
  'escalation.package.received.v1': { type: 'PackageReceived', officeId: id('06'), at },
  'escalation.package.review-started.v1': { type: 'ReviewStarted', remindAt: at, dueAt: purgeAt, at },
  'escalation.nomination.returned.v1': {
    type: 'NominationReturned',
    returnId: id('08'),
    round: 1,
    infoCodes: ['EVIDENCE'],
    answerDueAt: purgeAt,
    at,
  },
  'escalation.nomination.answered.v1': { type: 'NominationAnswered', returnId: id('08'), round: 1, at },
  'escalation.disposition.recorded.v1': { type: 'DispositionRecorded', disposition, purgeAt, at },
  'escalation.nomination.withdrawn.v1': { type: 'NominationWithdrawn', reasonCode: 'EVIDENCE_CHANGED', purgeAt, at },
  'escalation.nomination.lapsed.v1': { type: 'NominationLapsed', reasonCode: 'NO_APPROVAL', purgeAt, at },
  'escalation.nomination.recalled.v1': {
    type: 'NominationRecalled',
    officeId: null,
    reportDueAt: purgeAt,
    purgeAt: at,
    at,
  },
  'escalation.destruction.confirmed.v1': {
    type: 'DestructionConfirmed',
    officeId: id('06'),
    receiptId: id('09'),
    at,
  },
  'escalation.hold.placed.v1': { type: 'HoldPlaced', holdId: id('07'), basisCode: 'LITIGATION', at },
  'escalation.hold.released.v1': { type: 'HoldEnded', holdId: id('07'), at },
  'escalation.subject.purged.v1': { type: 'SubjectPurged', causeCode: 'RETENTION_ENDED', receiptId: id('09'), at },
};

describe('what escalation publishes', () => {
  it.each(Object.entries(told))('%s keeps its contract', (type, event) => {
    const [outgoing, ...more] = publishes(about, event);
    expect(more).toEqual([]);
    expect(outgoing).toMatchObject({ type, site: 'abq', subject: id('01') });
    registryOf(type).check(outgoing?.data);
  });

  it('says days as the site counts them', () => {
    const late = new Date('2027-01-01T05:00:00.000Z');
    const [lapsed] = publishes(about, { type: 'NominationLapsed', reasonCode: 'NO_DISPOSITION', purgeAt: late, at });
    expect(lapsed?.data).toMatchObject({ purgeOn: '2026-12-31' });
  });

  it('tells nothing of what others tell', () => {
    const silent: readonly EscalationEvent[] = [
      { type: 'AttestationRequested', requestId: id('02'), at },
      { type: 'AttestationAskedAgain', requestId: id('02'), at },
      { type: 'VictimTaskRaised', at },
      { type: 'OfficeReminded', at },
    ];
    expect(silent.flatMap(event => publishes(about, event))).toEqual([]);
  });

  it('announces its own dead letters, which it hears itself', () =>
    expect(EscalationDeadLetterParkedV1.topic).toBe('enforcement.escalation.dead-letter.v1'));
});
