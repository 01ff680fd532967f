import { RuleViolation } from '@crossroads/kernel';
import { linked, putAside, requireTrue, type SafetyNotice } from './safety-notice.ts';

const at = new Date('2026-11-24T10:00:00.000Z');
const areas = ['SOUTHEAST', 'VALLEY'];
const notice = (more: Partial<SafetyNotice> = {}): SafetyNotice => ({
  incidentClass: 'SHOTS_FIRED',
  occurredAt: at,
  areaCode: 'SOUTHEAST',
  hospitalCode: null,
  retaliationRisk: false,
  safeContactCode: null,
  ...more,
});
const refusal = (work: () => unknown): string => {
  try {
    work();
    return 'taken';
  } catch (error) {
    return error instanceof RuleViolation ? error.code : String(error);
  }
};

describe('a safety notice', () => {
  it.each([
    ['taken', {}],
    ['safety-notice.in-future', { occurredAt: new Date(at.getTime() + 1) }],
    ['safety-notice.area-unknown', { areaCode: 'JOHN_DOE' }],
  ])('is %s for %j', (code, more) => expect(refusal(() => requireTrue(notice(more), { at, areas }))).toBe(code));

  it('may concern several referrals, each once, also after it was handled', () => {
    const one = linked({ state: 'received', referralIds: [] }, 'r1');
    const two = linked(one, 'r2');
    expect([one, two]).toEqual([
      { state: 'handled', referralIds: ['r1'] },
      { state: 'handled', referralIds: ['r1', 'r2'] },
    ]);
    expect(refusal(() => linked(two, 'r1'))).toBe('safety-notice.already-linked');
  });

  it('is put aside once, and can be linked after all', () => {
    const aside = putAside({ state: 'received', referralIds: [] });
    expect(refusal(() => putAside(aside))).toBe('safety-notice.already-handled');
    expect(linked(aside, 'r1')).toEqual({ state: 'handled', referralIds: ['r1'] });
  });
});
