import { readFileSync, readdirSync } from 'node:fs';

/** Ticks of `/proc/<pid>/stat` in a second: fixed by the kernel's interface. */
const TICKS_PER_SECOND = 100;

/** `reapedMs`: of children that have ended, such as backends of Postgres that a pool let go. */
type Stat = { readonly parent: number; readonly cpuMs: number; readonly reapedMs: number };

const statOf = (pid: number): Stat | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const milliseconds = (from: number, to: number): number =>
      (fields.slice(from, to).reduce((sum, value) => sum + Number(value), 0) * 1000) / TICKS_PER_SECOND;
    return { parent: Number(fields[1]), cpuMs: milliseconds(11, 13), reapedMs: milliseconds(13, 15) };
  } catch {
    return undefined;
  }
};

const everyStat = (): ReadonlyMap<number, Stat> =>
  new Map(
    readdirSync('/proc')
      .filter(name => /^\d+$/.test(name))
      .flatMap((name): [number, Stat][] => {
        const stat = statOf(Number(name));
        return stat ? [[Number(name), stat]] : [];
      }),
  );

/** A process to be measured; `alone` leaves its children out. */
export type Measured = { readonly name: string; readonly pid: number; readonly alone?: boolean };

/** CPU milliseconds so far of each process with its children; none where the system does not tell. */
export const cpuOf = (processes: readonly Measured[]): Map<string, number> => {
  if (process.platform !== 'linux') return new Map();
  const stats = everyStat();
  const own = (pid: number): number => stats.get(pid)?.cpuMs ?? 0;
  const withChildren = (pid: number): number =>
    own(pid) +
    (stats.get(pid)?.reapedMs ?? 0) +
    [...stats].filter(([, stat]) => stat.parent === pid).reduce((sum, [child]) => sum + withChildren(child), 0);
  return new Map(processes.map(({ name, pid, alone }) => [name, alone ? own(pid) : withChildren(pid)]));
};

/** Resident memory of the processes in megabytes, shared pages counted once where the kernel tells. */
export const memoryMb = (pids: readonly number[]): number => {
  if (process.platform !== 'linux') return 0;
  const stats = everyStat();
  const family = (pid: number): number[] => [
    pid,
    ...[...stats].filter(([, { parent }]) => parent === pid).flatMap(([child]) => family(child)),
  ];
  const kilobytes = pids.flatMap(family).map(pid => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return Math.round(kilobytes.reduce((sum, value) => sum + value, 0) / 1024);
};
