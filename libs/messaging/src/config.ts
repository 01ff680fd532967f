/** Settings of messaging that only tests and operators touch. All have defaults; the names are documented in the README. */
export type MessagingConfig = {
  /** `name` or `name:n`: the process kills itself when it reaches the point for the n-th time. Fault tests only. */
  readonly crashAt: string | undefined;
  /** Most pending events before new work is refused with 503. */
  readonly outboxLimit: number;
  /** Milliseconds that a relay's lease lasts without renewal. */
  readonly leaseMs: number;
  /** Milliseconds without progress, while there is lag, after which a consumer is built anew. */
  readonly stallMs: number;
  /** Milliseconds that the event loop may be blocked before the process is killed; 0 switches the watchdog off. */
  readonly loopLimitMs: number;
  /** Failures of one parked message before it becomes a dead letter. */
  readonly parkedAttempts: number;
  /** Milliseconds before the first retry of a parked message; each later wait is four times as long. */
  readonly parkedWaitMs: number;
};

const whole = (text: string | undefined, otherwise: number): number => {
  const value = Number(text ?? otherwise);
  return Number.isSafeInteger(value) && value >= 0 ? value : otherwise;
};

/** Reads `MESSAGING_…`; a value that is no whole number is as good as none. */
export const messagingConfig = (env: Readonly<Record<string, string | undefined>> = process.env): MessagingConfig => ({
  crashAt: env['MESSAGING_CRASH_AT'],
  outboxLimit: whole(env['MESSAGING_OUTBOX_LIMIT'], 100_000),
  leaseMs: whole(env['MESSAGING_LEASE_MS'], 10_000),
  stallMs: whole(env['MESSAGING_STALL_MS'], 30_000),
  loopLimitMs: whole(env['MESSAGING_LOOP_LIMIT_MS'], 30_000),
  parkedAttempts: whole(env['MESSAGING_PARKED_ATTEMPTS'], 5),
  parkedWaitMs: whole(env['MESSAGING_PARKED_WAIT_MS'], 250),
});

/** How patient the consumer group is: `MESSAGING_SESSION_MS` (default 15 s) without a sign of life, and all that follows from it. */
export const groupPatience = (env: Readonly<Record<string, string | undefined>> = process.env) => {
  const sessionMs = whole(env['MESSAGING_SESSION_MS'], 15_000);
  return {
    sessionMs,
    heartbeatMs: Math.ceil(sessionMs / 5),
    rebalanceMs: 2 * sessionMs,
    maxWaitMs: Math.ceil(sessionMs / 6),
  };
};
