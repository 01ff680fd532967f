import type { Clock } from '@crossroads/kernel';

/** The machine's clock, UTC with milliseconds. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that a test system moves against real time, in all services at once. Ids and leases keep real time. */
export class ShiftableClock implements Clock {
  constructor(private shiftMs = 0) {}

  /** Milliseconds added to real time; may be negative. */
  get offsetMs(): number {
    return this.shiftMs;
  }

  set offsetMs(offsetMs: number) {
    this.shiftMs = offsetMs;
  }

  now(): Date {
    return new Date(Date.now() + this.shiftMs);
  }
}
