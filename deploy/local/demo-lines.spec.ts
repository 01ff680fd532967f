import { idempotencyKey, resolveTimes } from './demo-lines.ts';

const base = new Date('2026-03-01T05:30:00Z');
const denver = (value: unknown) => resolveTimes(value, base, 'America/Denver');

describe('relative times of the demo', () => {
  it('count days on the calendar of the site, not in UTC', () => {
    expect(denver('@-0d')).toBe('2026-02-28');
    expect(denver('@-2d')).toBe('2026-02-26');
    expect(denver('@+180d')).toBe('2026-08-27');
  });

  it('count years, and know that 29 February is not in every year', () => {
    expect(denver('@-24y')).toBe('2002-02-28');
    expect(resolveTimes('@-1y', new Date('2028-02-29T20:00:00Z'), 'America/Denver')).toBe('2027-02-28');
  });

  it('give a time on the clock of the site, and the day of today', () => {
    expect(denver({ local: '@-2dT18:30' })).toEqual({ local: '2026-02-26T18:30' });
    expect(denver('@today')).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(denver('@today')).not.toBe(denver('@-0d'));
  });

  it('give instants for minutes and hours', () => {
    expect(denver('@-90m')).toBe('2026-03-01T04:00:00.000Z');
    expect(denver('@-3h')).toBe('2026-03-01T02:30:00.000Z');
  });

  it('are replaced everywhere in a body, and nothing else is', () => {
    const body = {
      person: { birthDate: '@-20y', phones: ['@home'] },
      facts: [{ observedOn: '@-1d' }],
      part2: false,
      note: null,
    };
    expect(denver(body)).toEqual({
      person: { birthDate: '2006-02-28', phones: ['@home'] },
      facts: [{ observedOn: '2026-02-27' }],
      part2: false,
      note: null,
    });
  });
});

describe('the key of a line', () => {
  it('is a UUID that stays the same for an installation and differs between lines and installations', () => {
    const key = idempotencyKey('here', 1);
    expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(idempotencyKey('here', 1)).toBe(key);
    expect(new Set([key, idempotencyKey('here', 2), idempotencyKey('there', 1)]).size).toBe(3);
  });
});
