import { keptUntil, retentionYears } from './retention.ts';
import type { Site } from './site.ts';

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

describe('how long a site keeps data', () => {
  it('is three years for people, or what the site says, and nothing is guessed', () => {
    expect(retentionYears(site, 'C2')).toBe(3);
    expect(retentionYears({ ...site, retention: { C2: 1, C8: 2 } }, 'C2')).toBe(1);
    expect(retentionYears({ ...site, retention: { C8: 2 } }, 'C2')).toBe(3);
    expect(() => retentionYears(site, 'C0')).toThrow('C0');
    expect(['C1', 'C3', 'C4', 'C5', 'C8', 'C9', 'C12'].map(code => retentionYears(site, code))).toEqual([
      7, 1, 3, 3, 3, 1, 7,
    ]);
  });

  it.each([
    ['2026-11-24T12:00:00.001Z', '2029-11-24T12:00:00.001Z'],
    ['2026-12-01T06:30:00.000Z', '2029-12-01T06:30:00.000Z'], // still November there
    ['2028-02-29T18:00:00.000Z', '2031-03-01T18:00:00.000Z'],
    ['2026-03-10T18:00:00.000Z', '2029-03-10T19:00:00.000Z'], // noon there, in summer time and before it
  ])('given it was needed until %s, then it is kept until %s', (from, until) => {
    expect(keptUntil(site, 'C2', new Date(from)).toISOString()).toBe(until);
  });
});
