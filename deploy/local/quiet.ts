import { setTimeout as sleep } from 'node:timers/promises';
import { messagingOf } from './management.ts';
import type { Connections } from './system.ts';

const PATIENCE_MS = 120_000;

type Waits = { readonly waiting: number; readonly deadLetters: number };

export const waits = async ({ services }: Connections): Promise<Waits> => {
  const figures = await Promise.all(Object.values(services).map(({ managementUrl }) => messagingOf(managementUrl)));
  const unknown = figures.some(each => each === undefined) ? 1 : 0;
  return {
    waiting: unknown + figures.reduce((sum, each) => sum + (each?.lag ?? 0) + (each?.outbox ?? 0), 0),
    deadLetters: figures.reduce((sum, each) => sum + (each?.deadLetters ?? 0), 0),
  };
};

/** Waits until nothing is under way between the services, seen twice in a row. */
export const untilQuiet = async (connections: Connections): Promise<void> => {
  const until = performance.now() + PATIENCE_MS;
  for (let quiet = 0; quiet < 2 && performance.now() < until;) {
    await sleep(100);
    quiet = (await waits(connections)).waiting === 0 ? quiet + 1 : 0;
  }
};
