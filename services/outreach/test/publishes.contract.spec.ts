import { registryOf } from '@crossroads/contracts';
import type { Assignment } from '../src/domain/assignment-policy.ts';
import type { OutreachEvent } from '../src/domain/case-state.ts';
import type { ConsentTerms } from '../src/domain/consent-terms.ts';
import type { ConsentEvent } from '../src/domain/consent.ts';
import { publishes, publishesConsent } from '../src/publishes.ts';

const id = '0199a1c0-0000-7000-8000-000000000001';
const actorId = '5b3d6f1e-1a2b-4c3d-9e4f-0000000000a1';
const about = { id, site: 'abq', personId: '5b3d6f1e-1a2b-4c3d-9e4f-000000000001' };
const at = new Date('2026-11-20T18:00:00.000Z');
const by = { actorId, role: 'outreach-worker' };
const assignment: Assignment = { workerId: actorId, chosenBy: 'POLICY', reasonCodes: [], considered: 1, barred: {} };
const terms: ConsentTerms = {
  consentId: '0199a1c0-0000-7000-8000-000000000020',
  purposeCodes: ['SERVICE'],
  recipientIds: [],
  recipientClass: 'SERVICE_PROVIDERS',
  dataClasses: ['C1', 'C4'],
  startsAt: '2026-11-20T18:00:00.000Z',
  expiresAt: '2027-05-20T06:00:00.000Z',
  language: 'es',
  methodCode: 'WRITTEN',
  part2: false,
};

const told: Readonly<Record<string, OutreachEvent>> = {
  'outreach.case.assigned.v1': {
    type: 'WorkerAssigned',
    workerId: actorId,
    assignment,
    urgency: 'URGENT',
    firstAttemptDueAt: at,
    actorId: 'SYSTEM',
  },
  'outreach.contact.attempted.v1': { type: 'ContactAttempted', modeCode: 'PHONE', resultCode: 'NO_ANSWER', at, by },
  'outreach.contact.made.v1': { type: 'ContactMade', modeCode: 'PHONE', at, by },
  'outreach.help-offer.made.v1': { type: 'HelpOffered', modeCode: 'PHONE', isAccepted: true, by },
  'outreach.help-offer.declined.v1': { type: 'HelpDeclined', visit: { at, on: '2026-12-04' }, by },
  'outreach.case.needs-assessed.v1': {
    type: 'NeedsAssessed',
    needCodes: ['HOUSING'],
    choiceCodes: [],
    areaCode: 'VALLEY',
    actorId,
  },
  'outreach.case.placement-requested.v1': {
    type: 'PlacementRequested',
    actorId: 'SYSTEM',
    request: {
      consentId: terms.consentId,
      needCodes: ['HOUSING'],
      choiceCodes: ['NO_FAITH_BASED'],
      urgency: 'URGENT',
      ageBand: 'AGE_19_24',
      areaCode: 'VALLEY',
      language: 'es',
    },
  },
  'outreach.case.paused-unreached.v1': {
    type: 'PausedUnreached',
    attempts: 8,
    modes: 3,
    days: 30,
    supervisorId: actorId,
  },
  'outreach.case.reopened.v1': { type: 'Reopened', causeCode: 'REAPPROACH_DUE', actorId: 'SYSTEM' },
  'outreach.case.went-dormant.v1': { type: 'WentDormant', causeCode: 'REAPPROACHES_USED', purgeOn: '2029-11-20' },
};

const [stopBy, tellBy] = [at, at];
const consents: Readonly<Record<string, ConsentEvent>> = {
  'outreach.consent.granted.v1': { type: 'ConsentGranted', terms, actorId: 'SYSTEM' },
  'outreach.consent.withdrawn.v1': { type: 'ConsentWithdrawn', terms, withdrawnAt: at, stopBy, tellBy, actorId },
  'outreach.consent.expired.v1': { type: 'ConsentExpired', terms },
};

describe('what outreach tells', () => {
  it.each(Object.entries(told))('%s', (type, event) => {
    const [message] = publishes(about, event);
    expect(message).toMatchObject({
      type,
      subject: id,
      site: 'abq',
      data: { referralId: id, personId: about.personId },
    });
    expect(() => registryOf(type).check(message?.data)).not.toThrow();
  });

  it.each(Object.entries(consents))('%s', (type, event) => {
    const [message] = publishesConsent(about, event);
    expect(message).toMatchObject({ type, subject: id });
    expect(() => registryOf(type).check(message?.data)).not.toThrow();
  });

  it('does not repeat what others told, nor what only outreach needs', () => {
    const silent: OutreachEvent[] = [
      { type: 'EligibleRecorded' },
      { type: 'FirstAttemptMissed' },
      { type: 'ConsentTaken', consentId: terms.consentId },
      { type: 'CaseClosed', causeCode: 'DONE' },
    ];
    expect(silent.flatMap(event => publishes(about, event))).toEqual([]);
  });

  it('says when all visits are used up', () => {
    const [message] = publishes(about, { type: 'HelpDeclined', visit: null, by });
    expect(message?.data).toMatchObject({ reapproachOn: null });
    expect(() => registryOf('outreach.help-offer.declined.v1').check(message?.data)).not.toThrow();
  });
});
