import { readFileSync } from 'node:fs';
import { ConfigError } from '../config/config-error.ts';
import { membersOf, publicJwkOf, type PublicJwk } from './bridge-keys.ts';

/**
 * Public keys of the service at the other end of a bridge. Several keys may sign while a new one takes over; only one
 * seals, since what is sealed must be sealed for somebody.
 */
export class PeerKeys {
  private constructor(
    /** Keys whose signatures are believed. */
    readonly signers: readonly PublicJwk[],
    /** The key to seal for. */
    readonly recipient: PublicJwk,
  ) {}

  /**
   * Reads `PEER_KEYS_FILE`: a JWKS of public P-256 keys with `kid` and `use`, one `enc` and at least one `sig`.
   * @throws {ConfigError} `config.invalid`, naming every problem and no key; not retriable
   */
  static load(path: string): PeerKeys {
    const keys = keysOf(path);
    const named = (use: 'sig' | 'enc'): readonly PublicJwk[] =>
      keys.flatMap(key => (membersOf(key)?.use === use ? (publicJwkOf(key, use) ?? []) : []));
    const [signers, recipients] = [named('sig'), named('enc')];
    const [recipient] = recipients;
    const names = [...signers, ...recipients].map(({ kid }) => kid);
    const problems = [
      ...problem(names.length < keys.length, 'holds what is no public EC P-256 key with kid and use (sig or enc)'),
      ...problem(new Set(names).size < names.length, 'names two keys with the same kid'),
      ...problem(signers.length === 0, 'has no key of use sig'),
      ...problem(recipients.length !== 1, 'has not exactly one key of use enc'),
    ];
    if (problems.length > 0 || !recipient) throw new ConfigError(problems);
    return new PeerKeys(signers, recipient);
  }
}

const problem = (is: boolean, what: string): readonly string[] => (is ? [`PEER_KEYS_FILE ${what}`] : []);

const keysOf = (path: string): readonly unknown[] => {
  try {
    const keys = membersOf(JSON.parse(readFileSync(path, 'utf8')))?.keys;
    if (Array.isArray(keys)) return keys;
  } catch {
    // Told below: what was read may be a secret in the wrong file.
  }
  throw new ConfigError(['PEER_KEYS_FILE is not a JSON file with a list of keys']);
};
