import { addBusinessDays, addBusinessHours, isBusinessDay, localDate } from './calendar.ts';
import { ageOn, daysBetween, isLocalDate, plusDays } from './calendar-date.ts';
import type { Site } from './site.ts';
import { instantOf } from './zone.ts';

const business = { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '17:00', holidays: ['2026-11-26'] };
const site = (timeZone: string): Site => ({
  code: 'abq',
  name: 'Albuquerque',
  timeZone,
  languages: ['en', 'es'],
  servedLanguages: ['en', 'es'],
  minimumAge: 14,
  areas: [],
  business,
});
const denver = site('America/Denver');
const utc = (text: string): Date => new Date(text);

describe('calendar dates', () => {
  it.each(['2028-02-29', '2000-02-29', '2026-12-31'])('takes %s for a date', text => {
    expect(isLocalDate(text)).toBe(true);
  });

  it.each([
    '2027-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-1',
    '20260101',
    '2026-01-01T00:00',
  ])('does not take %s for a date', text => {
    expect(isLocalDate(text)).toBe(false);
  });

  it('counts days over a leap day and over both clock changes', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2026-03-07', '2026-03-09')).toBe(2);
    expect(daysBetween('2026-11-02', '2026-10-31')).toBe(-2);
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
  });

  it('makes people a year older on their birthday and not a day before', () => {
    expect(ageOn('2008-11-24', '2026-11-23')).toBe(17);
    expect(ageOn('2008-11-24', '2026-11-24')).toBe(18);
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
    expect(ageOn('2008-02-29', '2028-02-29')).toBe(20);
  });
});

describe('local time of a site', () => {
  it('says which day it is there', () => {
    expect(localDate(denver, utc('2026-11-24T06:59:59.999Z'))).toBe('2026-11-23');
    expect(localDate(denver, utc('2026-11-24T07:00:00.000Z'))).toBe('2026-11-24');
    expect(localDate(denver, utc('2026-07-01T05:59:59.999Z'))).toBe('2026-06-30');
  });

  it.each([
    ['America/Denver', '2026-11-01', 1.5, '2026-11-01T07:30:00.000Z'], // shown twice: the first
    ['Europe/Berlin', '2026-10-25', 2.5, '2026-10-25T00:30:00.000Z'],
    ['America/Denver', '2026-03-08', 2.5, '2026-03-08T09:30:00.000Z'], // never shown: 03:30 MDT
    ['Asia/Kolkata', '2026-03-08', 2.5, '2026-03-07T21:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05', 1.75, '2026-04-04T14:45:00.000Z'], // half an hour set back
  ])('finds the instant in %s on %s at %s h', (timeZone, date, hours, expected) => {
    expect(instantOf(timeZone, { date, timeMs: hours * 3_600_000 }).toISOString()).toBe(expected);
  });
});

describe('business days', () => {
  it('passes over weekends and holidays', () => {
    expect(isBusinessDay(denver, '2026-11-26')).toBe(false);
    // Wednesday 15:00, Thanksgiving on Thursday: Friday, then Monday.
    expect(addBusinessDays(denver, utc('2026-11-25T22:00:00Z'), 2).toISOString()).toBe('2026-11-30T22:00:00.000Z');
  });

  it('starts a weekend count on the first business day', () => {
    expect(addBusinessDays(denver, utc('2026-11-21T17:00:00Z'), 2).toISOString()).toBe('2026-11-24T17:00:00.000Z');
  });

  it('keeps the local time over a clock change', () => {
    // Friday 16:00 MST to Monday 16:00 MDT: 71 hours.
    expect(addBusinessDays(denver, utc('2026-03-06T23:00:00Z'), 1).toISOString()).toBe('2026-03-09T22:00:00.000Z');
    // Friday 16:00 MDT to Monday 16:00 MST: 73 hours.
    expect(addBusinessDays(denver, utc('2026-10-30T22:00:00Z'), 1).toISOString()).toBe('2026-11-02T23:00:00.000Z');
  });

  it('takes the local date, not the date in UTC', () => {
    // Sunday 18:00 in Denver is Monday 01:00 in UTC; the next business day is Monday.
    expect(addBusinessDays(denver, utc('2026-11-23T01:00:00Z'), 1).toISOString()).toBe('2026-11-24T01:00:00.000Z');
  });

  it('leaves the instant alone for no days', () => {
    const saturday = utc('2026-11-21T17:00:00Z');
    expect(addBusinessDays(denver, saturday, 0)).toEqual(saturday);
  });
});

describe('business hours', () => {
  it('counts only while the office is open', () => {
    // Monday 16:00: one hour today, one on Tuesday.
    expect(addBusinessHours(denver, utc('2026-11-23T23:00:00Z'), 2).toISOString()).toBe('2026-11-24T16:00:00.000Z');
    // Wednesday 16:30, holiday, Friday.
    expect(addBusinessHours(denver, utc('2026-11-25T23:30:00Z'), 1).toISOString()).toBe('2026-11-27T15:30:00.000Z');
  });

  it('ends at closing time rather than at the next opening', () => {
    expect(addBusinessHours(denver, utc('2026-11-23T15:00:00Z'), 9).toISOString()).toBe('2026-11-24T00:00:00.000Z');
  });

  it('starts at opening time when asked in the night, before or after midnight', () => {
    expect(addBusinessHours(denver, utc('2026-11-24T05:00:00Z'), 1).toISOString()).toBe('2026-11-24T16:00:00.000Z');
    expect(addBusinessHours(denver, utc('2026-11-24T09:00:00Z'), 1).toISOString()).toBe('2026-11-24T16:00:00.000Z');
  });

  it('opens an hour earlier in UTC after the clock was set forward', () => {
    expect(addBusinessHours(denver, utc('2026-03-06T23:00:00Z'), 2).toISOString()).toBe('2026-03-09T15:00:00.000Z');
  });
});
