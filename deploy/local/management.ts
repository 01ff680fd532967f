/** What waits in a service: unread events, unsent events, events given up, keys held back. */
export type Waiting = {
  readonly lag: number;
  readonly outbox: number;
  readonly deadLetters: number;
  readonly parked: number;
};

export const isReady = async (managementUrl: string): Promise<boolean> => {
  try {
    const { status } = await fetch(`${managementUrl}/health/ready`, { signal: AbortSignal.timeout(2000) });
    return status === 200;
  } catch {
    return false;
  }
};

const total = (value: unknown): number => {
  if (typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, part) => sum + total(part), 0);
};

/** Reads a service's `/messaging`; undefined where it does not answer. */
export const messagingOf = async (managementUrl: string): Promise<Waiting | undefined> => {
  try {
    const answer = await fetch(`${managementUrl}/messaging`, { signal: AbortSignal.timeout(5000) });
    if (answer.status !== 200) return undefined;
    const said = (await answer.json()) as Record<string, unknown>;
    return {
      lag: total(said['lag']),
      outbox: total(said['outbox']),
      deadLetters: total(said['deadLetters']),
      parked: total(said['parked']),
    };
  } catch {
    return undefined;
  }
};
