import { consentAfter, letsKnow, type ConsentNews, type KnownConsent, type KnownTerms } from './consent.ts';
import { groundOf, noticesOf } from './disclosure.ts';
import { offerAfter, type OfferHolder, type OfferNews } from './offer-holder.ts';
import { holdersOf, holdersOfWrong, recallsForEnded } from './recall.ts';
import { codesOf, shownOf } from './shown.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 16, minute));
const terms: KnownTerms = {
  purposeCodes: ['SERVICE'],
  recipientIds: ['house', 'clinic'],
  dataClasses: ['C2', 'C4'],
  methodCode: 'WRITTEN',
  part2: false,
  startsAt: at(0),
  expiresAt: at(30),
};
const given: KnownConsent = { id: 'consent', terms, status: 'active', endedAt: null };
const taken: OfferHolder = { id: 'offer', providerId: 'house', status: 'accepted', acceptedAt: at(5) };

describe('a consent', () => {
  const asked = { orgId: 'house', flags: [], at: at(10) } as const;
  const withTerms = (changed: Partial<KnownTerms>): KnownConsent => ({ ...given, terms: { ...terms, ...changed } });

  it('lets those know whom it names, from its start to the millisecond before its end', () => {
    const known = (when: Date): boolean => letsKnow(given, { ...asked, at: when });
    expect([at(0), at(10), new Date(at(30).getTime() - 1)].map(known)).toEqual([true, true, true]);
    expect([new Date(at(0).getTime() - 1), at(30), at(40)].map(known)).toEqual([false, false, false]);
  });

  it.each([
    ['names a class only', withTerms({ recipientIds: [] })],
    ['names another', withTerms({ recipientIds: ['clinic'] })],
    ['is for something else', withTerms({ purposeCodes: ['RESEARCH'] })],
    ['does not speak of identity', withTerms({ dataClasses: ['C1', 'C4'] })],
    ['was taken back', { ...given, status: 'withdrawn', endedAt: at(9) } as const],
    ['has run out by event', { ...given, status: 'expired', endedAt: at(9) } as const],
    ['is not known but for its end', { ...given, terms: null }],
  ])('lets nobody know where it %s', (_, consent) => expect(letsKnow(consent, asked)).toBe(false));

  it.each([
    [['PART2'], { part2: false }, false],
    [['PART2'], { part2: true }, true],
    [['PART2'], { part2: true, methodCode: 'VERBAL_WITNESSED' }, false],
    [['VICTIM_SERVICES'], {}, true],
    [['VICTIM_SERVICES'], { methodCode: 'VERBAL_WITNESSED' }, false],
    [['VICTIM_SERVICES'], { methodCode: 'ELECTRONIC' }, true],
    [['UNKNOWN_SENSITIVITY'], { part2: false }, false],
    [['UNKNOWN_SENSITIVITY'], { part2: true, methodCode: 'VERBAL_WITNESSED' }, false],
    [['UNKNOWN_SENSITIVITY'], { part2: true }, true],
    [[], { methodCode: 'VERBAL_WITNESSED' }, true],
  ] as const)('of a record flagged %p under %p is enough: %p', (flags, changed, enough) =>
    expect(letsKnow(withTerms(changed), { ...asked, flags })).toBe(enough),
  );

  it('ends as it ended, in whatever order that is heard', () => {
    const granted: ConsentNews = { news: 'granted', terms };
    const withdrawn: ConsentNews = { news: 'withdrawn', at: at(9) };
    const expired: ConsentNews = { news: 'expired', at: at(30) };
    const heard = (...news: ConsentNews[]): KnownConsent | undefined =>
      news.reduce<KnownConsent | undefined>((known, each) => consentAfter('consent', known, each), undefined);
    const over = { id: 'consent', terms, status: 'withdrawn', endedAt: at(9) };
    expect(heard(granted, withdrawn)).toEqual(over);
    expect(heard(withdrawn, granted)).toEqual(over);
    expect(heard(withdrawn, granted, withdrawn, granted)).toEqual(over);
    expect(heard(expired, withdrawn, granted)).toEqual(heard(granted, withdrawn, expired));
    expect(heard(expired, granted)).toEqual(heard(granted, expired, expired));
  });
});

describe('an offer', () => {
  it('comes to the same, in whatever order it is heard of', () => {
    const made: OfferNews = { news: 'made', providerId: 'house' };
    const accepted: OfferNews = { news: 'accepted', at: at(5) };
    const ended: OfferNews = { news: 'ended' };
    const heard = (...news: OfferNews[]): OfferHolder | undefined =>
      news.reduce<OfferHolder | undefined>((known, each) => offerAfter('offer', known, each), undefined);
    expect(heard(made, accepted)).toEqual(taken);
    expect(heard(accepted, made, accepted)).toEqual(taken);
    const over = heard(made, accepted, ended);
    expect(over).toEqual({ ...taken, status: 'ended' });
    for (const order of [
      [ended, accepted, made],
      [accepted, ended, made],
      [ended, made, accepted],
    ])
      expect(heard(...order)).toEqual(over);
  });
});

describe('the ground of a disclosure', () => {
  const question = { offer: taken, consents: [given], flags: [], purpose: 'service', at: at(10) };

  it('is a provider’s yes and a consent that names it', () =>
    expect(groundOf(question)).toEqual({ orgId: 'house', consent: given }));

  it.each([
    ['there is no offer', { offer: undefined }],
    ['it has not said yes', { offer: { ...taken, status: 'offered' } as const }],
    ['the offer is over', { offer: { ...taken, status: 'ended' } as const }],
    ['who was asked is not known', { offer: { ...taken, providerId: null } }],
    ['there is no consent', { consents: [] }],
    ['it is asked for something else', { purpose: 'legal-process' }],
  ])('is wanting where %s', (_, changed) => expect(groundOf({ ...question, ...changed })).toBeUndefined());

  it('says what must be said: of a record of which nobody knows, everything', () => {
    const codes = (...flags: Parameters<typeof noticesOf>[0]) => noticesOf(flags).map(({ code }) => code);
    expect(codes()).toEqual([]);
    expect(codes('PART2')).toEqual(['PART2_NO_REDISCLOSURE']);
    expect(codes('VICTIM_SERVICES')).toEqual(['VICTIM_SERVICES_NO_REDISCLOSURE']);
    expect(codes('UNKNOWN_SENSITIVITY')).toEqual(['PART2_NO_REDISCLOSURE', 'VICTIM_SERVICES_NO_REDISCLOSURE']);
  });

  it('shows what it takes to meet somebody, and no address', () => {
    const shown = shownOf({
      name: { given: 'Ana', family: 'Núñez' },
      alias: 'La Güera',
      address: { line: '12 Silver Ave', city: 'Albuquerque' },
      preferredLanguage: 'es',
    });
    expect(shown).toEqual({
      name: { given: 'Ana', family: 'Núñez' },
      aliases: ['La Güera'],
      preferredLanguage: 'es',
    });
    expect(codesOf(shown)).toEqual(['NAME', 'ALIASES', 'LANGUAGE']);
  });
});

describe('recalls', () => {
  const withdrawn: KnownConsent = { ...given, status: 'withdrawn', endedAt: at(20) };
  const none = { consents: [withdrawn], offers: [], shown: [] };
  const due = (orgId: string) => ({ orgId, consentId: 'consent', causeCode: 'WITHDRAWN' });

  it('go to whoever was shown something under the consent, and to whoever took the person while it named them', () => {
    const shown = [{ orgId: 'clinic', consentId: 'consent', fieldCodes: ['NAME'] }];
    expect(recallsForEnded({ ...none, offers: [taken], shown: [...shown, ...shown] })).toEqual([
      due('clinic'),
      due('house'),
    ]);
    expect(recallsForEnded({ ...none, consents: [{ ...withdrawn, status: 'expired' }], shown })).toEqual([
      { ...due('clinic'), causeCode: 'EXPIRED' },
    ]);
  });

  it.each([
    ['is in force', { consents: [given], offers: [taken] }],
    ['named others only', { offers: [{ ...taken, providerId: 'shelter' }] }],
    ['had ended before the yes', { offers: [{ ...taken, acceptedAt: at(20) }] }],
    ['was never answered with a yes', { offers: [{ ...taken, acceptedAt: null }] }],
    ['is another one', { shown: [{ orgId: 'clinic', consentId: 'other', fieldCodes: [] }] }],
    ['let staff see', { shown: [{ orgId: null, consentId: 'consent', fieldCodes: [] }] }],
  ])('go to nobody where the consent %s', (_, changed) => expect(recallsForEnded({ ...none, ...changed })).toEqual([]));

  it('go to every holder when the person goes, and to those who know it wrong when something is put right', () => {
    const shown = [
      { orgId: 'clinic', consentId: 'consent', fieldCodes: ['NAME'] },
      { orgId: null, consentId: null, fieldCodes: ['PHONES'] },
    ];
    expect(holdersOf({ offers: [taken, { ...taken, providerId: 'shelter', acceptedAt: null }], shown })).toEqual([
      'clinic',
      'house',
    ]);
    expect([holdersOfWrong(shown, ['NAME']), holdersOfWrong(shown, ['PHONES', 'ADDRESS'])]).toEqual([['clinic'], []]);
  });
});
