import type { Site } from '@crossroads/platform';
import { endOfDay, firstAttemptDueAt, purgeDay, visitsAfter } from './clocks.ts';

const site: Site = {
  code: 'abq',
  name: 'Albuquerque',
  timeZone: 'America/Denver',
  languages: ['en', 'es'],
  servedLanguages: ['en', 'es'],
  minimumAge: 14,
  areas: [{ code: 'SOUTHEAST', adjacent: [] }],
  business: { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '17:00', holidays: ['2026-11-26'] },
};
const at = new Date('2026-11-25T18:00:00.000Z'); // Wednesday, 11:00 in Albuquerque

describe('clocks of outreach', () => {
  it.each([
    ['URGENT', '2026-11-26T18:00:00.000Z'],
    ['PRIORITY', '2026-11-27T18:00:00.000Z'],
    ['STANDARD', '2026-11-30T18:00:00.000Z'],
  ])('asks for the first attempt of %s by %s', (urgency, due) =>
    expect(firstAttemptDueAt(site, urgency, at).toISOString()).toBe(due),
  );

  it('names the day of a later visit at the site', () =>
    expect(visitsAfter(site, new Date('2026-11-26T05:30:00.000Z')).map(({ on }) => on)).toEqual([
      '2026-12-09',
      '2027-01-09',
      '2027-02-23',
    ]));

  it('lets a consent hold through its last day, also across a change of the clocks', () => {
    expect(endOfDay(site, '2027-05-19').toISOString()).toBe('2027-05-20T06:00:00.000Z');
    expect(endOfDay(site, '2027-01-19').toISOString()).toBe('2027-01-20T07:00:00.000Z');
  });

  it('keeps a sleeping case three years', () => {
    expect(purgeDay(site, at)).toBe('2029-11-25');
    expect(purgeDay(site, new Date('2028-02-29T18:00:00.000Z'))).toBe('2031-02-28');
  });
});
