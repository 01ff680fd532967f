import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file to which lines are added; each is on disk before `add` returns. */
export type Journal = { readonly add: (line: unknown) => void; readonly close: () => void };

/** Every whole line of a journal; none where there is no such file. */
export const linesIn = <T>(file: string): readonly T[] => {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map(line => JSON.parse(line) as T);
};

export const openJournal = (file: string): Journal => {
  mkdirSync(dirname(file), { recursive: true });
  const handle = openSync(file, 'a', 0o600);
  return {
    add(line) {
      writeSync(handle, `${JSON.stringify(line)}\n`);
      fsyncSync(handle);
    },
    close: () => closeSync(handle),
  };
};
