import type { Site } from '@crossroads/platform';
import { classEnds, dueAt } from './class-ends.ts';

const site: Site = {
  code: 'abq',
  name: 'Albuquerque',
  timeZone: 'America/Denver',
  languages: ['en'],
  servedLanguages: ['en'],
  minimumAge: 14,
  areas: [],
  business: { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '17:00', holidays: [] },
};
const endedAt = new Date('2026-11-24T18:00:00.000Z');
const years = (count: number, from = endedAt): Date => new Date(from.toISOString().replace(/^\d+/, year => String(Number(year) + count))); // prettier-ignore
const ends = (classes: readonly string[], more: { consentEndedAt?: Date } = {}, at: Site = site) =>
  Object.fromEntries(classEnds(at, classes, { endedAt, ...more }));

describe('when each class goes', () => {
  it('is by the periods of the site, or those of the class', () => {
    expect(ends(['C3', 'C8', 'C2', 'C12'])).toEqual({ C3: years(1), C8: years(3), C2: years(3), C12: years(7) });
    expect(ends(['C3', 'C8'], {}, { ...site, retention: { C8: 5 } })).toEqual({ C3: years(1), C8: years(5) });
  });

  it('is a year after the consent for health data, if that is earlier, but not while help goes on', () => {
    expect(ends(['C5'])).toEqual({ C5: years(3) });
    expect(ends(['C5'], { consentEndedAt: years(1) })).toEqual({ C5: years(2) });
    expect(ends(['C5'], { consentEndedAt: years(9) })).toEqual({ C5: years(3) });
    expect(ends(['C5'], { consentEndedAt: years(-4) })).toEqual({ C5: endedAt });
    expect(ends(['C4'], { consentEndedAt: endedAt })).toEqual({ C4: years(3) });
  });

  it('is never before all others for the envelope, which comes last', () => {
    const short = { ...site, retention: { C1: 1, C12: 9 } };
    expect([...classEnds(short, ['C1', 'C12', 'C3'], { endedAt })].map(([code]) => code)).toEqual(['C12', 'C3', 'C1']);
    expect(ends(['C1', 'C12'], {}, short)).toMatchObject({ C1: years(9) });
    expect(ends(['C1'])).toEqual({ C1: years(7) });
  });

  it('is not known for a class without a period', () =>
    expect(() => classEnds(site, ['C99'], { endedAt })).toThrow('C99'));
});

describe('what goes at an instant', () => {
  const known = classEnds(site, ['C1', 'C2', 'C3'], { endedAt });
  it.each([
    ['a millisecond before the first end', new Date(years(1).getTime() - 1), [], years(1)],
    ['at the first end', years(1), ['C3'], years(3)],
    ['at the second', years(3), ['C2', 'C3'], years(7)],
    ['at the last', years(7), ['C2', 'C3', 'C1'], undefined],
  ])('%s', (_when, at, due, next) => expect(dueAt(known, at)).toEqual({ due, next }));
});
