import { isUtf8 } from 'node:buffer';
import { Problem } from './problem.ts';

const DEEPEST = 32;
const QUOTE = 34;
const BACKSLASH = 92;
const COLON = 58;

// Outside strings a colon stands after each member name and nowhere else.
const countMembers = (json: Buffer): number => {
  let members = 0;
  let inString = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (byte === QUOTE) inString = !inString;
    else if (inString && byte === BACKSLASH) at += 1;
    else if (!inString && byte === COLON) members += 1;
  }
  return members;
};

const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isPrototypeKey = (key: string, child: unknown): boolean =>
  key === '__proto__' || (key === 'constructor' && isContainer(child) && Object.hasOwn(child, 'prototype'));

// Counts members, and takes away those that are null: null says the same as absent, so DTOs need not know it.
const tidy = (value: Record<string, unknown>, depth: number): number => {
  if (depth > DEEPEST) throw new Problem('body.too-deep');
  const isList = Array.isArray(value);
  let members = 0;
  for (const key of Object.keys(value)) {
    const child = value[key];
    if (!isList) members += 1;
    if (!isList && isPrototypeKey(key, child)) throw new Problem('body.forbidden-key');
    if (isContainer(child)) members += tidy(child, depth + 1);
    else if (child === null && !isList) delete value[key];
  }
  return members;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Without the cause: its message quotes the body.
    throw new Problem('body.malformed');
  }
};

/**
 * Parses a JSON body strictly. A member that is null counts as absent.
 * @throws {Problem} 400: `body.missing`, `body.not-utf8`, `body.malformed`, `body.duplicate-key`, `body.forbidden-key`
 * (`__proto__` and the like), `body.too-deep` (over 32 levels)
 */
export const parseJsonBody = (bytes: Buffer): unknown => {
  if (bytes.length === 0) throw new Problem('body.missing');
  if (!isUtf8(bytes)) throw new Problem('body.not-utf8');
  const value = parsed(bytes.toString('utf8'));
  if (isContainer(value) && tidy(value, 1) !== countMembers(bytes)) throw new Problem('body.duplicate-key');
  return value;
};
