import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, closeSync, readFileSync, renameSync } from 'node:fs';
import { setPriority } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readJson, writeJson } from './files.ts';

/** A process that we started. The mark tells it from a later one that got the same pid. */
export type RecordedProcess = {
  readonly name: string;
  readonly pid: number;
  readonly mark: string;
  readonly signal: NodeJS.Signals;
  readonly patienceMs: number;
};

export type ProcessSpec = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly user?: { readonly uid: number; readonly gid: number };
  readonly log: string;
  /** What asks it to stop, and how long it may take before SIGKILL. */
  readonly signal?: NodeJS.Signals;
  readonly patienceMs?: number;
  /** Lets those who answer people go first. */
  readonly yields?: boolean;
};

export type Running = RecordedProcess & { readonly exited: Promise<string> };

/** When the process started, as the system tells it; undefined where no such process runs. */
export const startMark = (pid: number): string | undefined => {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return state === 'Z' ? undefined : rest[18];
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
};

export const isAlive = ({ pid, mark }: Pick<RecordedProcess, 'pid' | 'mark'>): boolean => startMark(pid) === mark;

export const recorded = (registry: string): readonly RecordedProcess[] =>
  readJson<readonly RecordedProcess[]>(registry) ?? [];

const remember = (registry: string, entry: RecordedProcess): void =>
  writeJson(registry, [...recorded(registry).filter(isAlive), entry]);

const openLog = (log: string): number => {
  mkdirSync(dirname(log), { recursive: true });
  if (existsSync(log)) renameSync(log, log.replace(/\.log$/, '.previous.log'));
  return openSync(log, 'a', 0o600);
};

const NICE = 5;

// One machine runs everything here: on two cores the door would wait for its own followers.
const yieldToOthers = (pid: number): void => {
  try {
    setPriority(pid, NICE);
  } catch {
    // It ended at once (its log says why), or the system does not let us: then all are equal.
  }
};

/**
 * Starts a process that outlives its terminal's Ctrl-C: it is stopped by us, in order, and found again by its record.
 * Its output goes to the log; the log of the run before is kept beside it.
 */
export const startProcess = (spec: ProcessSpec, registry: string): Running => {
  const log = openLog(spec.log);
  const { cwd, env, user } = spec;
  const child = spawn(spec.command, spec.args, {
    detached: true,
    stdio: ['ignore', log, log],
    ...(cwd ? { cwd } : {}),
    ...(env ? { env } : {}),
    ...user,
  });
  closeSync(log);
  const exited = new Promise<string>(resolve => {
    child.once('error', error => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with status ${code}`));
  });
  child.unref();
  const pid = child.pid ?? 0;
  if (pid > 0 && spec.yields) yieldToOthers(pid);
  const { name, signal = 'SIGTERM', patienceMs = 10_000 } = spec;
  const entry = { name, pid, mark: startMark(pid) ?? '', signal, patienceMs };
  if (pid > 0) remember(registry, entry);
  return { ...entry, exited };
};

const signalTo = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself a moment ago.
  }
};

/** Asks the process to stop and waits; after its patience it is killed. False where it had to be killed. */
export const stopProcess = async (entry: RecordedProcess): Promise<boolean> => {
  if (!isAlive(entry)) return true;
  signalTo(entry.pid, entry.signal);
  const until = performance.now() + entry.patienceMs;
  while (performance.now() < until) {
    await sleep(20);
    if (!isAlive(entry)) return true;
  }
  signalTo(entry.pid, 'SIGKILL');
  while (isAlive(entry)) await sleep(20);
  return false;
};

/** Stops everything recorded, the last started first: services, then the broker, then Postgres. */
export const stopRecorded = async (registry: string, said: (name: string) => void = () => undefined): Promise<void> => {
  for (const entry of recorded(registry).filter(isAlive).reverse()) {
    said(entry.name);
    await stopProcess(entry);
  }
  writeJson(registry, []);
};
