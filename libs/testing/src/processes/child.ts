import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A process of a test. */
export type Child = {
  readonly pid: number;
  /** Everything it wrote, both streams. */
  readonly output: () => string;
  /** How it ended: exit code, or the name of the signal. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** kill -9. Resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** SIGTERM, and patience. @throws when it does not end in time */
  readonly stop: (withinMs?: number) => Promise<number | NodeJS.Signals>;
  /** SIGSTOP: it keeps its sockets and does nothing. */
  readonly freeze: () => void;
  /** SIGCONT. */
  readonly thaw: () => void;
};

/** What to run. `ready` is awaited in the output. */
export type ChildOptions = {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly ready?: RegExp;
  readonly readyWithinMs?: number;
};

const untilReady = async (
  child: ChildProcess,
  output: () => string,
  { ready, readyWithinMs = 30_000 }: ChildOptions,
) => {
  if (!ready) return;
  const signal = AbortSignal.timeout(readyWithinMs);
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`it ended before it was ready:\n${output()}`)));
  const seen = async (): Promise<void> => {
    while (!ready.test(output())) await Promise.race([once(child.stdout ?? child, 'data', { signal }), once(child.stderr ?? child, 'data', { signal })]); // prettier-ignore
  };
  await Promise.race([seen(), ended]);
};

/** Starts a process and waits until it says that it is ready. It dies with the test at the latest. */
export const startChild = async (options: ChildOptions): Promise<Child> => {
  const { command, args, env = {}, cwd } = options;
  const child = spawn(command, [...args], { env: { ...process.env, ...env }, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => void (written += text));
  }
  const output = (): string => written;
  const { promise: ended, resolve } = Promise.withResolvers<number | NodeJS.Signals>();
  child.once('exit', (code, signal) => resolve(code ?? signal ?? 'SIGKILL'));
  const atExit = (): void => void child.kill('SIGKILL');
  process.once('exit', atExit);
  void ended.then(() => process.off('exit', atExit));
  await untilReady(child, output, options);
  return { pid: child.pid ?? 0, output, ended, ...controls(child, ended) };
};

const controls = (child: ChildProcess, ended: Child['ended']): Pick<Child, 'kill' | 'stop' | 'freeze' | 'thaw'> => ({
  kill: async () => {
    child.kill('SIGKILL');
    await ended;
  },
  stop: async (withinMs = 15_000) => {
    child.kill('SIGTERM');
    const { promise, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error(`still there ${withinMs} ms after SIGTERM`)), withinMs);
    return Promise.race([ended, promise]).finally(() => clearTimeout(timer));
  },
  freeze: () => void child.kill('SIGSTOP'),
  thaw: () => void child.kill('SIGCONT'),
});
