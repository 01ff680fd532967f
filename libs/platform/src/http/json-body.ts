import { isUtf8 } from 'node:buffer';
import { Problem } from './problem.ts';

const DEEPEST = 32;
const QUOTE = 34;
const BACKSLASH = 92;
const COLON = 58;
const BRACE = 123;
const BRACKET = 91;
// Checking a list costs far more than reading it; no request of ours comes near. Our own default.
const MOST_CONTAINERS = 5000;

type Scan = { readonly members: number; readonly containers: number };

/** Counts members, and objects and lists, of a valid JSON text: members named twice too, which parsing hides. */
export const scanJson = (json: Buffer): Scan => {
  let members = 0;
  let containers = 0;
  let inString = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (byte === QUOTE) inString = !inString;
    else if (inString) at += byte === BACKSLASH ? 1 : 0;
    // Outside strings a colon stands after each member name and nowhere else.
    else if (byte === COLON) members += 1;
    else if (byte === BRACE || byte === BRACKET) containers += 1;
  }
  return { members, containers };
};

const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

// Names that every object inherits (`__proto__`, `constructor`, `toString`): DTO checks would not see them.
const isInherited = (key: string): boolean => key in Object.prototype;

// Counts members, and takes away those that are null: null says the same as absent, so DTOs need not know it.
const tidy = (value: Record<string, unknown>, at: string, depth: number): number => {
  if (depth > DEEPEST) throw new Problem('body.too-deep');
  const isList = Array.isArray(value);
  let members = 0;
  for (const key of Object.keys(value)) {
    const child = value[key];
    if (!isList) members += 1;
    if (!isList && isInherited(key)) throw forbidden(`${at}/${key}`);
    if (isContainer(child)) members += tidy(child, `${at}/${key}`, depth + 1);
    else if (child === null && !isList) delete value[key];
  }
  return members;
};

const forbidden = (pointer: string): Problem =>
  new Problem('body.forbidden-key', { errors: [{ pointer, code: 'unknown-field' }] });

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
 * (a name that every object has, such as `__proto__`), `body.too-deep` (over 32 levels); 413:
 * `body.too-large` (over 5,000 objects and lists)
 */
export const parseJsonBody = (bytes: Buffer): unknown => {
  if (bytes.length === 0) throw new Problem('body.missing');
  if (!isUtf8(bytes)) throw new Problem('body.not-utf8');
  const { members, containers } = scanJson(bytes);
  if (containers > MOST_CONTAINERS) throw new Problem('body.too-large');
  const value = parsed(bytes.toString('utf8'));
  if (isContainer(value) && tidy(value, '', 1) !== members) throw new Problem('body.duplicate-key');
  return value;
};
