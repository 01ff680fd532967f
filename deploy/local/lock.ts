import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isAlive, startMark } from './processes.ts';

/** Who holds an installation: the mark tells the process from a later one with the same pid. */
export type LockHolder = { readonly pid: number; readonly mark: string; readonly since: string };

const holderIn = (file: string): LockHolder | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LockHolder;
  } catch {
    return undefined;
  }
};

/** The running process that holds the lock; a lock that a killed run left behind counts for nothing. */
export const lockHolder = (file: string): LockHolder | undefined => {
  const holder = holderIn(file);
  return holder && isAlive(holder) ? holder : undefined;
};

// Written whole beside it and then linked: nobody ever reads half a lock and takes it for a stale one.
const claim = (file: string): boolean => {
  const mine = { pid: process.pid, mark: startMark(process.pid) ?? '', since: new Date().toISOString() };
  const written = `${file}.${process.pid}`;
  writeFileSync(written, JSON.stringify(mine), { mode: 0o600 });
  try {
    linkSync(written, file);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(written, { force: true });
  }
};

/** Takes the lock for this process. Undefined when it is ours now, else the one that holds it. */
export const takeLock = (file: string): LockHolder | undefined => {
  mkdirSync(dirname(file), { recursive: true });
  while (!claim(file)) {
    const holder = lockHolder(file);
    if (holder) return holder;
    rmSync(file, { force: true });
  }
  return undefined;
};

export const releaseLock = (file: string): void => {
  if (holderIn(file)?.pid === process.pid) rmSync(file, { force: true });
};
