import { corrected } from './correction.ts';
import { initialsOf, phoneEndings } from './masking.ts';
import { MOST_REVEALS, useReveal } from './reveal-allowance.ts';
import { flagsAtReceipt, flagsOf, statedFlags } from './sensitivity.ts';

const at = (minutes: number): Date => new Date(Date.UTC(2026, 10, 24, 12, minutes));

describe('what kind of record it is', () => {
  it.each([
    [undefined, ['UNKNOWN_SENSITIVITY']],
    [[], ['UNKNOWN_SENSITIVITY']],
    [['NONE'], []],
    [['PART2'], ['PART2']],
    [['NONE', 'VICTIM_SERVICES'], ['VICTIM_SERVICES']],
  ] as const)('said %j, it is %j', (stated, flags) => expect(statedFlags(stated)).toEqual(flags));

  it('is treatment where the consent says so', () =>
    expect(flagsAtReceipt(['NONE'], { part2: true })).toEqual(['PART2']));

  it('follows from needs and facts, whatever was said', () => {
    const yes = { answer: 'yes', observedOn: null, sourceCode: 'SELF' } as const;
    expect(flagsOf([], { needCodes: ['HOUSING'], facts: [] })).toEqual([]);
    expect(flagsOf([], { needCodes: ['SUD_TREATMENT', 'VICTIM_COMPENSATION_ADVOCACY'], facts: [] })).toEqual([
      'PART2',
      'VICTIM_SERVICES',
    ]);
    const facts = [{ ...yes, factorCode: 'INTIMATE_PARTNER_ONLY' as const }];
    expect(flagsOf(['UNKNOWN_SENSITIVITY'], { needCodes: [], facts })).toEqual([
      'UNKNOWN_SENSITIVITY',
      'VICTIM_SERVICES',
    ]);
    const denied = [{ ...yes, answer: 'no', factorCode: 'INTIMATE_PARTNER_ONLY' } as const];
    expect(flagsOf([], { needCodes: [], facts: denied })).toEqual([]);
  });
});

describe('the hour of reveals', () => {
  const used = Array.from({ length: MOST_REVEALS }, (_, minute) => at(minute));

  it('ends with the thirtieth, and says when the oldest is over', () => {
    expect(useReveal(used.slice(1), at(40))).toEqual({ isAllowed: true, usedAt: [...used.slice(1), at(40)] });
    expect(useReveal(used, at(40))).toEqual({ isAllowed: false, retryAfterSeconds: 20 * 60 });
  });

  it('slides, so that a full hour later each comes back by itself', () => {
    expect(useReveal(used, at(60))).toMatchObject({ isAllowed: true });
    expect(useReveal(used, new Date(at(60).getTime() - 1))).toEqual({ isAllowed: false, retryAfterSeconds: 1 });
  });
});

describe('a card without a name', () => {
  it('has initials of name or alias, in any script', () => {
    expect(initialsOf({ name: { given: ' ángel', family: '(Núñez)' }, preferredLanguage: 'es' })).toBe('ÁN');
    expect(initialsOf({ alias: '“flaco”', preferredLanguage: 'es' })).toBe('F');
    expect(initialsOf({ preferredLanguage: 'es' })).toBe('');
  });

  it('has the last two digits of each phone', () => {
    expect(phoneEndings({ phones: ['+15055550142', '+15055550107'], preferredLanguage: 'es' })).toEqual(['42', '07']);
    expect(phoneEndings({ preferredLanguage: 'es' })).toEqual([]);
  });
});

describe('a correction', () => {
  const person = { name: { given: 'Ana', family: 'Núñez' }, phones: ['+15055550142'], preferredLanguage: 'es' };
  const before = { person, flags: ['PART2'] as const };

  it('replaces, removes and names what differs, once', () => {
    const set = { alias: 'Güera', aliases: ['Ani'], phones: person.phones };
    expect(corrected(before, { set, remove: ['NAME'] })).toEqual({
      person: { alias: 'Güera', aliases: ['Ani'], phones: person.phones, preferredLanguage: 'es' },
      flags: ['PART2'],
      fieldCodes: ['NAME', 'ALIASES'],
    });
  });

  it('keeps the language, and some name', () => {
    expect(() => corrected(before, { set: {}, remove: ['LANGUAGE'] })).toThrow('Nothing would change');
    expect(() => corrected(before, { set: {}, remove: ['NAME'] })).toThrow('A name or an alias is needed');
  });

  it('forgets what kind of record it is rather than guess', () => {
    expect(corrected(before, { set: {}, remove: ['SENSITIVITY'] })).toMatchObject({
      flags: ['UNKNOWN_SENSITIVITY'],
      fieldCodes: ['SENSITIVITY'],
    });
  });
});
