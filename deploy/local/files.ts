import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Replaces a file in one step, so that a reader or a crash never sees half of it. Mode 600 unless told otherwise. */
export const writeWhole = (path: string, text: string, mode = 0o600): void => {
  mkdirSync(dirname(path), { recursive: true });
  const partial = `${path}.${process.pid}.partial`;
  writeFileSync(partial, text, { mode });
  renameSync(partial, path);
};

export const writeJson = (path: string, value: unknown, mode = 0o600): void =>
  writeWhole(path, `${JSON.stringify(value, null, 2)}\n`, mode);

/** The parsed file, or undefined where it is missing or torn. The caller vouches for the shape: only we write these files. */
export const readJson = <T>(path: string): T | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch {
    return undefined;
  }
};
