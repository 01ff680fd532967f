import { stopProcess } from './processes.ts';
import type { Running } from './processes.ts';

type ExtraEnv = Readonly<Record<string, string>>;

/** One part of a running system: a service, the broker or a Postgres cluster, on the same port at every start. */
export type Unit = {
  readonly name: string;
  /** Resolves when it is ready. Extra environment holds for this start only. */
  start(env?: ExtraEnv): Promise<void>;
  /** Asks it to stop and waits. */
  stop(): Promise<void>;
  /** Kill -9, as a fault. Resolves when it is gone; nothing starts it again. */
  kill(): Promise<void>;
  /** The process while it runs, else undefined. */
  process(): Running | undefined;
  /** Calls back when it ends without having been asked to. */
  onUnexpectedEnd(listener: (reason: string) => void): void;
};

export type UnitSpec = {
  readonly name: string;
  readonly begin: (env: ExtraEnv) => Promise<Running>;
  readonly end?: (running: Running) => Promise<unknown>;
};

export const unitOf = ({ name, begin, end = stopProcess }: UnitSpec): Unit => {
  let running: Running | undefined;
  let listener: (reason: string) => void = () => undefined;
  const leave = async (how: (from: Running) => Promise<unknown>): Promise<void> => {
    const from = running;
    running = undefined;
    if (from) await how(from);
  };
  return {
    name,
    async start(env = {}) {
      const started = await begin(env);
      running = started;
      void started.exited.then(reason => {
        if (running !== started) return;
        running = undefined;
        listener(reason);
      });
    },
    stop: () => leave(end),
    kill: () =>
      leave(async from => {
        process.kill(from.pid, 'SIGKILL');
        await from.exited;
      }),
    process: () => running,
    onUnexpectedEnd(called) {
      listener = called;
    },
  };
};
