import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { IssuerUnavailable, TokenRefused } from './token-refused.ts';
import type { TokenRules } from './token-rules.ts';
import { readIssuerKeys } from './read-issuer-keys.ts';

// Our own defaults. A key that nobody knows must not make us flood the issuer, and one that was withdrawn must go.
const PAUSE_MS = 30_000;
const PAUSE_AFTER_FAILURE_MS = 5000;
const FRESH_MS = 600_000;

type KnownKeys = { readonly ids: ReadonlySet<string>; readonly find: JWTVerifyGetKey; readonly readAtMs: number };

const knownKeys = (jwks: JSONWebKeySet, readAtMs: number): KnownKeys => ({
  ids: new Set(jwks.keys.flatMap(({ kid }) => (kid === undefined ? [] : [kid]))),
  find: createLocalJWKSet(jwks),
  readAtMs,
});

/**
 * The issuer's public keys. Read when first needed, again when a token names a key that is not known (at most once in
 * 30 s; 5 s after a failure), and behind the scenes every 10 minutes. While the issuer is away the known ones stay.
 */
export class IssuerKeys {
  #known: KnownKeys | undefined;
  #running: Promise<void> | undefined;
  #notBeforeMs = Number.NEGATIVE_INFINITY;
  #hasFailed = false;

  constructor(
    private readonly rules: TokenRules,
    private readonly elapsedMs: () => number,
  ) {}

  /**
   * The set that holds the key with this id.
   * @throws {TokenRefused} `KEY_UNKNOWN` and {IssuerUnavailable} when the issuer does not answer
   */
  async holding(keyId: string): Promise<JWTVerifyGetKey> {
    if (!this.#known?.ids.has(keyId)) await this.#readAgain();
    else if (this.elapsedMs() - this.#known.readAtMs > FRESH_MS) void this.#readAgain().catch(() => undefined);
    if (!this.#known?.ids.has(keyId)) throw new TokenRefused('KEY_UNKNOWN');
    return this.#known.find;
  }

  async #readAgain(): Promise<void> {
    if (!this.#running && this.elapsedMs() >= this.#notBeforeMs)
      this.#running = this.#read().finally(() => (this.#running = undefined));
    if (this.#running) return this.#running;
    if (this.#hasFailed) throw this.#unavailable();
  }

  async #read(): Promise<void> {
    this.#notBeforeMs = this.elapsedMs() + PAUSE_MS;
    try {
      this.#known = knownKeys(await readIssuerKeys(this.rules), this.elapsedMs());
      this.#hasFailed = false;
    } catch (cause) {
      this.#hasFailed = true;
      this.#notBeforeMs = this.elapsedMs() + PAUSE_AFTER_FAILURE_MS;
      throw this.#unavailable({ cause });
    }
  }

  #unavailable(options?: ErrorOptions): IssuerUnavailable {
    return new IssuerUnavailable(Math.max(1, Math.ceil((this.#notBeforeMs - this.elapsedMs()) / 1000)), options);
  }
}
