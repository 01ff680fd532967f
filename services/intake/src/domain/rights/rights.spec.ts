import { breakGlass, grantState, opens, reviewed, type Grant } from './break-glass.ts';
import { isOver, retentionAt } from './retention.ts';

const at = new Date('2026-11-24T12:00:00.000Z');
const later = (ms: number): Date => new Date(at.getTime() + ms);
const HOUR = 3_600_000;
const said = { id: 'grant-1', personId: 'ana', actorId: 'worker', at, reviewDueAt: later(24 * HOUR) };
const grant: Grant = breakGlass(said, []);

describe('broken glass', () => {
  it.each([
    ['at once', {}, true],
    ['in the last millisecond of the hour', { at: later(HOUR - 1) }, true],
    ['when the hour is over', { at: later(HOUR) }, false],
    ['before it was broken', { at: later(-1) }, false],
    ['for another person', { personId: 'ben' }, false],
    ['for another staff member', { actorId: 'other' }, false],
  ])('given a grant, when its record is asked for %s', (_, asked, expected) => {
    expect(opens(grant, { personId: 'ana', actorId: 'worker', at, ...asked })).toBe(expected);
  });

  it('opens nothing without a grant', () => {
    expect(opens(undefined, { personId: 'ana', actorId: 'worker', at })).toBe(false);
  });

  it('given a grant whose review is overdue, when the glass is broken again, then it is refused', () => {
    const again = { ...said, id: 'grant-2', at: later(24 * HOUR) };
    expect(() => breakGlass(again, [grant])).toThrow(expect.objectContaining({ code: 'break-glass.review-overdue' }));
    expect(breakGlass({ ...again, at: later(24 * HOUR - 1) }, [grant]).id).toBe('grant-2');
  });

  it('given the overdue review was done after all, then the right is back', () => {
    const done = reviewed(grant, { reviewedBy: 'manager', at: later(30 * HOUR), outcomeCode: 'NOT_JUSTIFIED' });
    expect(breakGlass({ ...said, id: 'grant-2', at: later(31 * HOUR) }, [done]).id).toBe('grant-2');
    expect(grantState(done, later(99 * HOUR))).toBe('reviewed');
  });

  it('is reviewed by somebody else, once', () => {
    const review = { reviewedBy: 'manager', at: later(HOUR), outcomeCode: 'JUSTIFIED' } as const;
    expect(() => reviewed(grant, { ...review, reviewedBy: 'worker' })).toThrow(
      expect.objectContaining({ code: 'break-glass.own-review' }),
    );
    expect(() => reviewed(reviewed(grant, review), review)).toThrow(
      expect.objectContaining({ code: 'break-glass.reviewed' }),
    );
  });

  it('says where it stands', () => {
    const states = [0, HOUR, 24 * HOUR - 1, 24 * HOUR].map(ms => grantState(grant, later(ms)));
    expect(states).toEqual(['open', 'review-due', 'review-due', 'review-overdue']);
  });
});

describe('retention', () => {
  const open = { status: 'screening', isAcknowledged: false, progress: undefined };

  it.each([
    ['screening goes on', {}, false],
    ['it waits for an answer', { status: 'needs-info' }, false],
    ['it was rejected', { status: 'rejected' }, true],
    ['it was closed', { status: 'closed' }, true],
    ['a partner was asked', { status: 'out-of-area' }, false],
    ['a partner took over', { status: 'out-of-area', isAcknowledged: true }, true],
    ['a provider said yes', { progress: 'accepted' }, false],
    ['help has an outcome', { progress: 'outcome-recorded' }, true],
    ['it was found not to be a priority', { progress: 'not-priority' }, true],
    ['it was found eligible after all', { progress: 'eligible' }, false],
  ] as const)('given a referral, when %s', (_, changed, expected) => {
    expect(isOver({ ...open, ...changed })).toBe(expected);
  });

  it.each([
    [-1, false, 'keep'],
    [-1, true, 'keep'],
    [0, false, 'erase'],
    [0, true, 'postpone'],
    [99 * HOUR, true, 'postpone'],
  ] as const)('given the time ends, when it is %i ms later and held is %s, then: %s', (ms, isHeld, expected) => {
    expect(retentionAt({ endsAt: at, isHeld }, later(ms))).toBe(expected);
  });
});
