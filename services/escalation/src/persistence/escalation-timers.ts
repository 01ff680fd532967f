import type { Cause, Tx } from '@crossroads/messaging';
import { deadlinesOf, type DeadlineName } from '../domain/clocks.ts';
import type { Escalation } from '../domain/escalation-state.ts';

/** Kind of the deadline by which each command comes by itself; the key is the escalation. */
export const TIMERS = {
  'ask-again': 'escalation.ask-again',
  lapse: 'escalation.lapse',
  'remind-office': 'escalation.remind-office',
  purge: 'escalation.purge',
} as const satisfies Record<DeadlineName, string>;

/** One saved change: the state before and after. */
export type Moved = {
  readonly id: string;
  readonly site: string;
  readonly before: Escalation;
  readonly after: Escalation;
  readonly cause: Cause;
};

const timesOf = (state: Escalation): ReadonlyMap<DeadlineName, Date> =>
  new Map(state.status === 'none' ? [] : deadlinesOf(state).map(({ name, at }) => [name, at]));

/** Sets the timers that began or moved, and drops those that are over. */
export const keepTimers = (tx: Tx, { id: key, site, before, after, cause }: Moved): void => {
  const [was, is] = [timesOf(before), timesOf(after)];
  for (const [name, dueAt] of is)
    if (dueAt.getTime() !== was.get(name)?.getTime())
      tx.schedule(cause, { kind: TIMERS[name], key, site, dueAt, data: {} });
  for (const name of was.keys()) if (!is.has(name)) tx.cancel(TIMERS[name], key);
};
