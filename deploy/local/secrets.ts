import { randomBytes } from 'node:crypto';
import { readJson, writeJson } from './files.ts';

/** Gives the secret of that name, made at random the first time it is asked for and the same ever after. */
export type Secret = (name: string) => string;

// A leading '-' would read as an option where a tool takes the secret as an argument.
const random = (): string => {
  const text = randomBytes(24).toString('base64url');
  return text.startsWith('-') ? random() : text;
};

/** Secrets kept in one file of mode 600. Names are dotted paths, such as `postgres.help.intake`. */
export const secretsIn = (file: string): Secret => {
  const load = () => readJson<Record<string, string>>(file) ?? {};
  let known = load();
  return name => {
    const found = known[name];
    if (found) return found;
    const made = random();
    known = { ...load(), [name]: made };
    writeJson(file, known);
    return made;
  };
};
