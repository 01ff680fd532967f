import { readFileSync } from 'node:fs';
import { ConfigError } from './config-error.ts';
import { FieldProblem, type Field } from './fields.ts';

/** Environment variables as the process has them; `config.ts` of a service passes `process.env`. */
export type Env = Readonly<Record<string, string | undefined>>;

/** Property name to field. */
export type ConfigSpec = Readonly<Record<string, Field<unknown>>>;

/** What a spec reads to. */
export type ConfigOf<S extends ConfigSpec> = { readonly [K in keyof S]: S[K] extends Field<infer T> ? T : never };

const rawValue = (env: Env, name: string): string | undefined => {
  const path = env[`${name}_FILE`];
  const raw = env[name] ?? (path ? readSecret(path) : undefined);
  return raw === '' ? undefined : raw;
};

const readSecret = (path: string): string => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    throw new FieldProblem('_FILE cannot be read');
  }
};

const readField = (env: Env, of: Field<unknown>): unknown => {
  const raw = rawValue(env, of.name);
  if (raw !== undefined) return of.parse(raw);
  if (of.fallback) return of.fallback.value;
  throw new FieldProblem('is missing');
};

/**
 * Reads the environment once, by a spec.
 * @throws {ConfigError} `config.invalid`, listing every problem; not retriable
 */
export const parseConfig = <S extends ConfigSpec>(env: Env, spec: S): ConfigOf<S> => {
  const problems: string[] = [];
  const read = (of: Field<unknown>): unknown => {
    try {
      return readField(env, of);
    } catch (problem) {
      if (!(problem instanceof FieldProblem)) throw problem;
      problems.push(`${of.name} ${problem.message}`);
      return undefined;
    }
  };
  const values = Object.fromEntries(Object.entries(spec).map(([key, of]) => [key, read(of)]));
  if (problems.length > 0) throw new ConfigError(problems);
  return values as ConfigOf<S>;
};
