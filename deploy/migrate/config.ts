import { readFileSync } from 'node:fs';
import { planes } from './catalog.ts';
import type { MigratedPlane } from './catalog.ts';

export type KafkaTarget = { readonly brokers: readonly string[]; readonly username: string; readonly password: string };

export type PostgresTarget = {
  readonly plane: MigratedPlane;
  /** A superuser's URL of the cluster's maintenance database. */
  readonly adminUrl: string;
  readonly database: string;
};

export type MigrateConfig = {
  readonly postgres: readonly PostgresTarget[];
  readonly kafka?: KafkaTarget;
  /** The password that a service's login role, or its Kafka principal, shall have. */
  readonly password: (kind: 'postgres' | 'kafka', name: string) => string;
  /** When true, a service whose migrations fail is named and left out instead of stopping the whole. For development. */
  readonly lenient?: boolean;
  readonly say: (text: string) => void;
};

/** What one run brings up to date: the cluster of a plane, or the broker. */
export type MigratePart = MigratedPlane | 'kafka';

const PARTS: readonly MigratePart[] = [...planes, 'kafka'];

/** The parts that the words of a command line name: all where there are none. @throws {Error} for a word that is none */
export const partsFrom = (words: readonly string[]): readonly MigratePart[] => {
  const unknown = words.filter(word => !PARTS.some(part => part === word));
  if (unknown.length > 0) throw new Error(`Not a part: ${unknown.join(', ')}. Known: ${PARTS.join(', ')}`);
  return words.length === 0 ? PARTS : PARTS.filter(part => words.includes(part));
};

type Env = Readonly<Record<string, string | undefined>>;

const variable = (...parts: readonly string[]): string => parts.join('_').toUpperCase().replaceAll(/[.-]/g, '_');

/**
 * Reads the environment; every secret also as NAME_FILE.
 * `POSTGRES_<PLANE>_URL`, `KAFKA_BROKERS`, `KAFKA_USERNAME`, `KAFKA_PASSWORD`, and for each service
 * `PASSWORD_POSTGRES_<SERVICE>` and `PASSWORD_KAFKA_<PLANE>_<SERVICE>`.
 * Only what the chosen parts need is asked for, so that a run for one plane is told nothing of another.
 * @throws {Error} that lists every missing name at once
 */
export const configFrom = (
  env: Env,
  say: (text: string) => void,
  parts: readonly MigratePart[] = PARTS,
): MigrateConfig => {
  const missing: string[] = [];
  const find = (name: string): string | undefined => {
    const file = env[`${name}_FILE`];
    return file ? readFileSync(file, 'utf8').trim() : env[name];
  };
  const need = (name: string): string => {
    const value = find(name);
    if (!value) missing.push(name);
    return value ?? '';
  };
  const cluster = (plane: MigratedPlane): PostgresTarget => {
    return { plane, adminUrl: need(variable('postgres', plane, 'url')), database: plane };
  };
  const broker = (): KafkaTarget => {
    const brokers = need('KAFKA_BROKERS').split(',');
    return { brokers, username: need('KAFKA_USERNAME'), password: need('KAFKA_PASSWORD') };
  };
  const postgres = planes.filter(plane => parts.includes(plane)).map(cluster);
  const kafka = parts.includes('kafka') ? { kafka: broker() } : {};
  if (missing.length > 0) throw new Error(`Missing in the environment: ${missing.join(', ')}`);
  const password = (kind: string, name: string): string => {
    const value = find(variable('password', kind, name));
    if (!value) throw new Error(`Missing in the environment: ${variable('password', kind, name)}`);
    return value;
  };
  return { postgres, ...kafka, password, say };
};
