import { given } from '@crossroads/testing';
import { isOver } from './consent-rules.ts';
import type { ConsentTerms } from './consent-terms.ts';
import { consent, type ConsentCommand } from './consent.ts';

const at = new Date('2026-11-20T18:00:00.000Z');
const terms: ConsentTerms = {
  consentId: 'consent-1',
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
const end = new Date(terms.expiresAt);
const granted = { type: 'ConsentGranted', terms, actorId: 'worker-1' } as const;
const withdraw: ConsentCommand = { type: 'WithdrawConsent', at, actorId: 'worker-1' };
const withdrawn = {
  type: 'ConsentWithdrawn',
  terms,
  withdrawnAt: at,
  stopBy: new Date('2026-11-20T19:00:00.000Z'),
  tellBy: new Date('2026-11-21T18:00:00.000Z'),
  actorId: 'worker-1',
} as const;
const grant = (more: Partial<ConsentTerms>): ConsentCommand => ({
  type: 'GrantConsent',
  terms: { ...terms, ...more },
  at,
  actorId: 'worker-1',
});

describe('a consent', () => {
  it('is given', () => given(consent).when(grant({})).thenEmits(granted));

  it('is recorded as signed at intake, by nobody here', () =>
    given(consent)
      .when({ type: 'RecordIntakeConsent', terms, at })
      .thenEmits({ ...granted, actorId: 'SYSTEM' }));

  it('is not recorded when it ended before anybody could use it', () =>
    given(consent).when({ type: 'RecordIntakeConsent', terms, at: end }).thenEmits());

  it('stops sharing within an hour and tells everybody within a day of its withdrawal', () =>
    given(consent, granted).when(withdraw).thenEmits(withdrawn));

  it('is withdrawn once', () => given(consent, granted, withdrawn).when(withdraw).thenEmits());

  it('never revives', () => given(consent, granted, withdrawn).when(grant({})).thenEmits());

  it('runs out at its end, not before', () => {
    given(consent, granted).when({ type: 'ExpireConsent', at: end }).thenEmits({ type: 'ConsentExpired', terms });
    given(consent, granted)
      .when({ type: 'ExpireConsent', at: new Date(end.getTime() - 1) })
      .thenEmits();
  });

  it('does not run out after it was withdrawn', () =>
    given(consent, granted, withdrawn).when({ type: 'ExpireConsent', at: end }).thenEmits());

  it('holds until just before its end', () =>
    expect([isOver(terms, new Date(end.getTime() - 1)), isOver(terms, end)]).toEqual([false, true]));

  it.each([
    ['that has ended', { expiresAt: at.toISOString() }, 'consent.ended-already'],
    ['without a purpose', { purposeCodes: [] }, 'consent.not-specific'],
    ['without a class of data', { dataClasses: [] }, 'consent.not-specific'],
    ['for nobody', { recipientClass: null }, 'consent.recipient-missing'],
    ['for health records of a class of recipients', { dataClasses: ['C5'] }, 'consent.recipient-not-named'],
    ['for victim records of a class of recipients', { dataClasses: ['C6'] }, 'consent.recipient-not-named'],
    ['for treatment records by word of mouth', { part2: true, methodCode: 'VERBAL_WITNESSED' }, 'consent.not-written'],
  ])('is refused %s', (_, more, code) => given(consent).when(grant(more)).thenRefused(code));
});
