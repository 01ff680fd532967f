import { ageBandOf, ageOn } from './age-band.ts';
import { matchKeys } from './person-match.ts';
import { furthest, shownToSender } from './progress.ts';
import type { Person } from './submission.ts';

const person = (more: Partial<Person>): Person => ({ preferredLanguage: 'en', ...more });
const share = (one: Partial<Person>, other: Partial<Person>): boolean => {
  const keys = matchKeys(person(one));
  return matchKeys(person(other)).some(key => keys.includes(key));
};
const ana = { given: 'Ana María', family: 'de la O’Niño' };

describe('people who are likely the same', () => {
  it('share full name and birth date, however they are written', () =>
    expect(
      share(
        { name: ana, birthDate: '2002-02-03' },
        { name: { given: ' ana maria', family: 'De La ONino' }, birthDate: '2002-02-03' },
      ),
    ).toBe(true));

  it('share a phone and the family name, with or without the country code', () =>
    expect(
      share(
        { name: ana, phones: ['+15055550123'] },
        { name: { given: 'A.', family: 'de la o nino' }, phones: ['505-555-0123'] },
      ),
    ).toBe(true));

  it.each([
    [{ name: ana }, { name: ana }],
    [
      { name: ana, birthDate: '2002-02-03' },
      { name: ana, birthDate: '2002-03-02' },
    ],
    [
      { name: ana, phones: ['+15055550123'] },
      { name: { ...ana, family: 'Baca' }, phones: ['+15055550123'] },
    ],
    [
      { alias: 'Flaco', phones: ['+15055550123'] },
      { alias: 'Flaco', phones: ['+15055550123'] },
    ],
    [
      { name: { given: 'A', family: '-' }, phones: ['+15055550123'] },
      { name: { given: 'B', family: "'" }, phones: ['+15055550123'] },
    ],
  ])('%# are not found by less than that', (one, other) => expect(share(one, other)).toBe(false));
});

describe('age band', () => {
  it.each([
    ['2012-11-25', 'AGE_0_13'],
    ['2012-11-24', 'AGE_14_16'],
    ['2009-11-25', 'AGE_14_16'],
    ['2009-11-24', 'AGE_17_18'],
    ['2007-11-25', 'AGE_17_18'],
    ['2007-11-24', 'AGE_19_24'],
    ['2001-11-25', 'AGE_19_24'],
    ['2001-11-24', 'AGE_25_34'],
    ['1991-11-25', 'AGE_25_34'],
    ['1991-11-24', 'AGE_35_PLUS'],
  ] as const)('of somebody born on %s is %s', (birthDate, band) =>
    expect(ageBandOf({ birthDate, ageBand: 'UNKNOWN' }, '2026-11-24')).toBe(band),
  );

  it('is what was stated when there is no birth date, and unknown when nothing was', () => {
    expect(ageBandOf({ ageBand: 'AGE_19_24' }, '2026-11-24')).toBe('AGE_19_24');
    expect(ageBandOf({}, '2026-11-24')).toBe('UNKNOWN');
  });

  it('counts a birthday of 29 February on 1 March', () => {
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
  });
});

describe('what a sender sees', () => {
  it('is received while offers are made and accepted', () => {
    expect(shownToSender('screening', undefined)).toBe('received');
    expect(shownToSender('screening', 'offered')).toBe('received');
    expect(shownToSender('screening', 'accepted')).toBe('received');
    expect(shownToSender('crisis-diverted', undefined)).toBe('received');
  });

  it('is handled at every end, good or not', () => {
    expect(shownToSender('screening', 'engaged')).toBe('handled');
    expect(shownToSender('screening', 'not-priority')).toBe('handled');
    expect(shownToSender('rejected', undefined)).toBe('handled');
    expect(shownToSender('closed', 'assigned')).toBe('handled');
  });

  it('does not go back when events come late', () => {
    expect(furthest('offered', 'eligible')).toBe('offered');
    expect(furthest(undefined, 'eligible')).toBe('eligible');
    expect(furthest('assigned', 'offered')).toBe('offered');
  });
});
