import { createHash } from 'node:crypto';
import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { ConfigError } from '../config/config-error.ts';
import type { Logger } from '../logging/logger.ts';
import type { Sites } from '../sites/site.ts';
import { ROLES, type Actor } from './actor.ts';

const POLL_MS = 1000;

type Entry = { readonly tokenHash: string; readonly actor: Actor };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const entryOf = (raw: Readonly<Record<string, unknown>>, sites: Sites): Entry | string => {
  const role = ROLES.find(known => known === raw.role);
  const [tokenHash, actorId, site] = [text(raw.tokenHash), text(raw.actorId), text(raw.site)];
  if (!/^[0-9a-f]{64}$/.test(tokenHash)) return 'has no tokenHash (SHA-256 in hexadecimal)';
  if (actorId === '') return 'has no actorId';
  if (!role) return 'has an unknown role';
  if (!sites.has(site)) return 'has an unknown site';
  return { tokenHash, actor: { actorId, role, site, orgId: text(raw.orgId) || undefined } };
};

const readEntries = (path: string, sites: Sites): ReadonlyMap<string, Actor> => {
  const file = parseFile(path);
  const entries = file.map(raw => entryOf(raw, sites));
  const problems = entries.flatMap((entry, index) =>
    typeof entry === 'string' ? [`PEOPLE_FILE people[${index}] ${entry}`] : [],
  );
  if (problems.length > 0) throw new ConfigError(problems);
  return new Map(entries.flatMap(entry => (typeof entry === 'string' ? [] : [[entry.tokenHash, entry.actor]])));
};

const parseFile = (path: string): readonly Readonly<Record<string, unknown>>[] => {
  try {
    const { people } = JSON.parse(readFileSync(path, 'utf8')) as { people: Readonly<Record<string, unknown>>[] };
    return people.map(raw => raw ?? {});
  } catch {
    throw new ConfigError(['PEOPLE_FILE is not a JSON file with people']);
  }
};

/**
 * Who has which token (`PEOPLE_FILE`: `{people: [{tokenHash, actorId, role, site, orgId?}]}`), read again when the file
 * changes. It holds hashes only; looking a hash up takes the same time whatever the token.
 */
export class People {
  private actors: ReadonlyMap<string, Actor>;

  private constructor(
    private readonly path: string,
    private readonly sites: Sites,
  ) {
    this.actors = readEntries(path, sites);
  }

  /** @throws {ConfigError} `config.invalid`, listing every problem; not retriable */
  static load(path: string, sites: Sites): People {
    return new People(path, sites);
  }

  /** Reads the file again whenever it changes; a file that cannot be used is reported and the old one kept. */
  watch(log: Logger): void {
    watchFile(this.path, { interval: POLL_MS, persistent: false }, () => {
      try {
        this.actors = readEntries(this.path, this.sites);
        log.info('people read again', { count: this.actors.size });
      } catch {
        log.error('people file unusable, the last one stays', { code: 'config.invalid' });
      }
    });
  }

  /** Stops watching the file. */
  close(): void {
    unwatchFile(this.path);
  }

  /** Who has this token; `undefined` when nobody has. */
  byToken(token: string): Actor | undefined {
    return this.actors.get(createHash('sha256').update(token).digest('hex'));
  }
}
