import { ageAt, isLocalTime, isOffset, localInstant } from './local-time.ts';

const denver = 'America/Denver';
const at = (local: string, offset?: string): string => localInstant(denver, { local, offset }).toISOString();
const refused = (local: string, offset?: string): string => {
  try {
    return at(local, offset);
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'another error';
  }
};

describe('a local time', () => {
  it.each([
    ['2026-05-03T23:58', undefined, '2026-05-04T05:58:00.000Z'],
    ['2026-12-03T23:58', undefined, '2026-12-04T06:58:00.000Z'],
    ['2026-12-03T23:58', '-07:00', '2026-12-04T06:58:00.000Z'],
    // Set forward at 02:00 on 8 March.
    ['2026-03-08T01:59', undefined, '2026-03-08T08:59:00.000Z'],
    ['2026-03-08T03:00', undefined, '2026-03-08T09:00:00.000Z'],
    ['2026-03-08T02:30', '-07:00', '2026-03-08T09:30:00.000Z'],
    ['2026-03-08T02:30', '-06:00', '2026-03-08T08:30:00.000Z'],
    // Set back at 02:00 on 1 November.
    ['2026-11-01T00:59', undefined, '2026-11-01T06:59:00.000Z'],
    ['2026-11-01T02:00', undefined, '2026-11-01T09:00:00.000Z'],
    ['2026-11-01T01:30', '-06:00', '2026-11-01T07:30:00.000Z'],
    ['2026-11-01T01:30', '-07:00', '2026-11-01T08:30:00.000Z'],
  ])('%s %s is %s', (local, offset, expected) => expect(at(local, offset)).toBe(expected));

  it.each([
    ['2026-03-08T02:00', undefined, 'time.does-not-exist'],
    ['2026-03-08T02:59', undefined, 'time.does-not-exist'],
    ['2026-02-29T12:00', undefined, 'time.does-not-exist'],
    ['2026-05-03T24:00', undefined, 'time.does-not-exist'],
    ['2026-11-01T01:00', undefined, 'time.exists-twice'],
    ['2026-11-01T01:59', undefined, 'time.exists-twice'],
    ['2026-05-03T12:00', '-07:00', 'time.offset-wrong'],
    ['2026-11-01T01:30', '-05:00', 'time.offset-wrong'],
    ['2026-03-08T02:30', '+00:00', 'time.offset-wrong'],
    ['2026-05-03T12:00', 'MDT', 'time.offset-wrong'],
  ])('%s %s is refused: %s', (local, offset, code) => expect(refused(local, offset)).toBe(code));

  it('has a form of its own', () => {
    expect(['2026-03-08T02:30', '2026-03-08', '2026-3-8T02:30', '2026-02-30T01:00'].map(isLocalTime)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(['-06:00', '+05:30', 'Z', '-6:00', '+15:00'].map(isOffset)).toEqual([true, true, false, false, false]);
  });

  it('knows zones that do not change at all, and those that change by half an hour', () => {
    expect(localInstant('Asia/Kolkata', { local: '2026-03-08T02:30' }).toISOString()).toBe('2026-03-07T21:00:00.000Z');
    expect(() => localInstant('Australia/Lord_Howe', { local: '2026-04-05T01:45' })).toThrow('twice');
    expect(localInstant('Australia/Lord_Howe', { local: '2026-04-05T01:15' }).toISOString()).toBe(
      '2026-04-04T14:15:00.000Z',
    );
  });
});

describe('the age at an instant', () => {
  it('is counted on the local day, not on the day in UTC', () => {
    // 23:59 on the eve of the birthday in Denver is the birthday in UTC.
    expect(ageAt(denver, '2008-05-04', new Date('2026-05-04T05:59:00Z'))).toBe(17);
    expect(ageAt(denver, '2008-05-04', new Date('2026-05-04T06:00:00Z'))).toBe(18);
  });

  it('grows on 1 March for who was born on 29 February', () => {
    expect(ageAt(denver, '2008-02-29', new Date('2026-03-01T06:59:00Z'))).toBe(17);
    expect(ageAt(denver, '2008-02-29', new Date('2026-03-01T07:00:00Z'))).toBe(18);
  });
});
