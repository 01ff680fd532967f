import type { CrashPoint } from '@crossroads/messaging';
import { pipeline } from './fault-system.ts';

/** Who is killed where. Every crash point of messaging has its place here: one without does not compile. */
export const crashPlan = {
  acceptBeforeCommit: ['intake'],
  acceptAfterCommit: ['intake'],
  acceptBeforeAnswer: ['intake'],
  relayBeforeProduce: pipeline,
  afterProduceBeforeDelete: pipeline,
  relayAfterDelete: pipeline,
  consumeBeforeCommit: pipeline,
  consumeAfterCommit: pipeline,
  deadlineBeforeCommit: ['outreach', 'routing'],
  deadlineAfterCommit: ['outreach', 'routing'],
  parkedBeforeCommit: ['frail'],
  parkedAfterCommit: ['frail'],
} as const satisfies Record<CrashPoint, readonly string[]>;

export type PlannedPoint = keyof typeof crashPlan;

/** The points that begin with a word, with those who are killed there. */
export const crashesAt = (...words: readonly string[]): readonly (readonly [PlannedPoint, readonly string[]])[] =>
  Object.entries(crashPlan)
    .map(([point, services]) => [point as PlannedPoint, services] as const)
    .filter(([point]) => words.some(word => point.startsWith(word)));

/**
 * How often a service passes its crash point before it dies there: the later in the pipeline the fewer times, so that
 * all have something to do before the first is gone.
 */
export const passesBefore: Readonly<Record<string, number>> = { intake: 8, screening: 6, outreach: 4, routing: 2 };
