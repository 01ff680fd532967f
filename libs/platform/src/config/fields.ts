import { existsSync } from 'node:fs';

/** Why a variable could not be read; caught by `parseConfig`, which adds the name. */
export class FieldProblem extends Error {}

/** How one variable is read. `parse` never sees a missing value; a field without `fallback` must be set. */
export type Field<T> = {
  readonly name: string;
  readonly parse: (raw: string) => T;
  readonly fallback?: { readonly value: T };
};

const refuse = (why: string): never => {
  throw new FieldProblem(why);
};

const integer = (name: string, range: { readonly min?: number; readonly max?: number } = {}): Field<number> => ({
  name,
  parse: raw => {
    const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = range;
    if (!/^-?\d+$/.test(raw)) return refuse('is not an integer');
    const value = Number(raw);
    return value < min || value > max ? refuse(`is not between ${min} and ${max}`) : value;
  },
});

const oneOf = <const T extends string>(name: string, ...allowed: readonly T[]): Field<T> => ({
  name,
  parse: raw => allowed.find(value => value === raw) ?? refuse(`is not one of ${allowed.join(', ')}`),
});

const ratio = (name: string): Field<number> => ({
  name,
  parse: raw => {
    const value = Number(raw);
    return value >= 0 && value <= 1 ? value : refuse('is not a number from 0 to 1');
  },
});

const optional = <T>(of: Field<T>): Field<T | undefined> => ({ ...of, fallback: { value: undefined } });
const orDefault = <T>(of: Field<T>, value: T): Field<T> => ({ ...of, fallback: { value } });

/** Parsers of single environment variables. Each takes the variable's name; a value may also lie in the file that `<NAME>_FILE` names. */
export const field = {
  /** Any text that is not empty. */
  string: (name: string): Field<string> => ({ name, parse: raw => raw }),
  /** A TCP port, 0 for any free one. */
  port: (name: string): Field<number> => integer(name, { min: 0, max: 65_535 }),
  /** An absolute URL of one of the given schemes, such as `postgres`. */
  url: (name: string, ...schemes: readonly string[]): Field<string> => ({
    name,
    parse: raw =>
      URL.canParse(raw) && (schemes.length === 0 || schemes.includes(new URL(raw).protocol.slice(0, -1)))
        ? raw
        : refuse(`is not a URL${schemes.length > 0 ? ` of scheme ${schemes.join(' or ')}` : ''}`),
  }),
  /** A path of a file or folder that exists. */
  file: (name: string): Field<string> => ({ name, parse: raw => (existsSync(raw) ? raw : refuse('names no file')) }),
  /** A whole number, both bounds inclusive. */
  integer,
  /** A number from 0 to 1. */
  ratio,
  /** One of the given words. */
  oneOf,
  /** Words separated by commas, at least one. */
  list: (name: string): Field<readonly string[]> => ({
    name,
    parse: raw => {
      const words = raw.split(',').map(word => word.trim());
      return words.every(word => word.length > 0) ? words : refuse('has an empty entry');
    },
  }),
  /** Some of the given words, separated by commas, at least one. */
  someOf: <const T extends string>(name: string, ...allowed: readonly T[]): Field<readonly T[]> => ({
    name,
    parse: raw => raw.split(',').map(word => oneOf(name, ...allowed).parse(word.trim())),
  }),
  /** The field, or `undefined` when it is not set. */
  optional,
  /** The field, or the given value when it is not set. */
  default: orDefault,
};
