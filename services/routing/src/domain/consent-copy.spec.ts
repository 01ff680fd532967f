import { given } from '@crossroads/testing';
import { consentCopy, consentFailure } from './consent-copy.ts';
import type { ConsentCopy, ConsentTerms } from './consent-copy.ts';

const terms = {
  purposeCodes: ['SERVICE'],
  recipientIds: [],
  recipientClass: 'SERVICE_PROVIDERS',
  expiresAt: new Date('2027-05-19T07:00:00.000Z'),
  part2: false,
};
const granted = { type: 'ConsentRecorded', terms } as const;
const record = { type: 'RecordConsent', terms } as const;
const ended = (cause: 'withdrawn' | 'expired') => ({ type: 'ConsentEnded', cause }) as const;
const end = (cause: 'withdrawn' | 'expired') => ({ type: 'EndConsent', cause }) as const;

describe('the copy of a consent', () => {
  it('is recorded when outreach tells of it', () => given(consentCopy).when(record).thenEmits(granted));
  it('is awaited when a request names it first, and then recorded', () => {
    given(consentCopy).when({ type: 'AwaitConsent' }).thenEmits({ type: 'ConsentAwaited' });
    given(consentCopy, { type: 'ConsentAwaited' }).when({ type: 'AwaitConsent' }).thenEmits();
    given(consentCopy, { type: 'ConsentAwaited' }).when(record).thenEmits(granted);
  });
  it('is recorded once', () => given(consentCopy, granted).when(record).thenEmits());
  it('never revives after it was withdrawn', () => {
    given(consentCopy, granted, ended('withdrawn')).when(record).thenEmits();
    given(consentCopy, ended('withdrawn')).when(record).thenEmits();
    given(consentCopy, ended('withdrawn')).when({ type: 'AwaitConsent' }).thenEmits();
  });
  it('ends even before it is known', () => given(consentCopy).when(end('withdrawn')).thenEmits(ended('withdrawn')));
  it('ends once', () => {
    given(consentCopy, granted).when(end('expired')).thenEmits(ended('expired'));
    given(consentCopy, granted, ended('expired')).when(end('withdrawn')).thenEmits();
  });
});

describe('what a consent covers', () => {
  const at = new Date('2026-11-24T18:00:00.000Z');
  const covering = (more: Partial<ConsentTerms> = {}): ConsentCopy => ({
    status: 'granted',
    terms: { ...terms, recipientClass: 'SERVICE_PROVIDERS', expiresAt: new Date(at.getTime() + 1), ...more },
  });
  const share = { providerId: 'p', sensitivities: [], at } as const;

  it('is what it says, until the millisecond that it ends', () => {
    expect(consentFailure(covering(), share)).toBeUndefined();
    expect(consentFailure(covering({ expiresAt: at }), share)).toBe('CONSENT_EXPIRED');
    expect(consentFailure({ status: 'expired' }, share)).toBe('CONSENT_NOT_ACTIVE');
  });

  it('names who may hear of treatment, and says that it may be spoken of', () => {
    const treatment = { ...share, sensitivities: ['PART2'] } as const;
    expect(consentFailure(covering({ recipientIds: ['p'] }), treatment)).toBe('PART2_NOT_COVERED');
    expect(consentFailure(covering({ recipientIds: ['q'], part2: true }), treatment)).toBe('RECIPIENT_NOT_NAMED');
    expect(consentFailure(covering({ recipientIds: ['p'], part2: true }), treatment)).toBeUndefined();
  });
});
