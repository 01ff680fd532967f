import { Attempts } from './attempts.ts';

const MINUTE = 60_000;

describe('bad passwords', () => {
  let now = 0;
  let attempts: Attempts;
  const fail = (times: number): void => Array.from({ length: times }).forEach(() => attempts.failed('a'));
  beforeEach(() => {
    now = 0;
    attempts = new Attempts(() => now);
  });

  it('lock a handle at the fifth, for as long as the first of the five counts', () => {
    fail(4);
    expect(attempts.lockedForSeconds('a')).toBe(0);
    now = 5 * MINUTE;
    fail(1);
    expect(attempts.lockedForSeconds('a')).toBe(600);
    expect(attempts.lockedForSeconds('b')).toBe(0);
    now = 15 * MINUTE - 1;
    expect(attempts.lockedForSeconds('a')).toBe(1);
    now = 15 * MINUTE;
    expect(attempts.lockedForSeconds('a')).toBe(0);
  });

  it('count only within 15 minutes', () => {
    for (let at = 0; at < 10; at += 1) {
      now = at * 4 * MINUTE;
      fail(1);
      expect(attempts.lockedForSeconds('a')).toBe(0);
    }
  });

  it('are forgotten after a good one', () => {
    fail(4);
    attempts.succeeded('a');
    fail(4);
    expect(attempts.lockedForSeconds('a')).toBe(0);
  });
});
