import { createSecretKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { privateJwkOf, type KeyUse, type PrivateJwk } from '../bridge/bridge-keys.ts';
import { ConfigError } from '../config/config-error.ts';

type Parsed = {
  readonly kekId: string;
  readonly keks: Readonly<Record<string, string>>;
  readonly indexKey: string;
  readonly requestKey: string;
  readonly signing: unknown;
  readonly sealing: unknown;
};

const KEY_BYTES = 32;

type Keys = {
  readonly kekId: string;
  readonly keks: ReadonlyMap<string, KeyObject>;
  readonly indexKey: KeyObject;
  readonly requestKey: KeyObject;
  readonly signing: PrivateJwk | undefined;
  readonly sealing: PrivateJwk | undefined;
};

/**
 * The keys of one service: key-encryption keys by id, and the keys of blind indexes and of request digests. As key
 * objects: with the bytes of a key, a digest takes six times as long.
 */
export class KeyRing {
  private constructor(private readonly keys: Keys) {}

  /** Id of the key that wraps new person keys. */
  get kekId(): string {
    return this.keys.kekId;
  }

  /** Key of {@link blindIndex}. */
  get indexKey(): KeyObject {
    return this.keys.indexKey;
  }

  /** Key of {@link requestDigest}. */
  get requestKey(): KeyObject {
    return this.keys.requestKey;
  }

  /** The key we sign with. @throws {ConfigError} `config.invalid` when the file has none: read it while booting */
  get signing(): PrivateJwk {
    return held(this.keys.signing, 'signing');
  }

  /** The key that others seal for us with. @throws {ConfigError} `config.invalid` when the file has none: read it while booting */
  get sealing(): PrivateJwk {
    return held(this.keys.sealing, 'sealing');
  }

  /**
   * Reads `KEYS_FILE`: `{kekId, keks: {id: base64 of 32 bytes}, indexKey, requestKey}`, and for services at a bridge
   * `signing` and `sealing`, private JWKs on P-256 with `kid`.
   * @throws {ConfigError} `config.invalid`, naming every key that is missing or of another form; not retriable
   */
  static load(path: string): KeyRing {
    const parsed = parseFile(path);
    const problems: string[] = [];
    const key = (name: string, text: unknown): KeyObject => {
      const bytes = Buffer.from(typeof text === 'string' ? text : '', 'base64');
      if (bytes.length !== KEY_BYTES) problems.push(`KEYS_FILE ${name} is not ${KEY_BYTES} bytes in base64`);
      return createSecretKey(bytes);
    };
    const keks = new Map(Object.entries(parsed.keks ?? {}).map(([id, text]) => [id, key(`keks.${id}`, text)]));
    const indexKey = key('indexKey', parsed.indexKey);
    const requestKey = key('requestKey', parsed.requestKey);
    const { kekId = '' } = parsed;
    if (!keks.has(kekId)) problems.push('KEYS_FILE kekId names none of keks');
    const pair = (name: 'signing' | 'sealing', use: KeyUse): PrivateJwk | undefined => {
      const jwk = privateJwkOf(parsed[name], use);
      if (!jwk && parsed[name] !== undefined) problems.push(`KEYS_FILE ${name} is no private EC P-256 key with kid`);
      return jwk;
    };
    const [signing, sealing] = [pair('signing', 'sig'), pair('sealing', 'enc')];
    if (signing && signing.x === sealing?.x) problems.push('KEYS_FILE signing and sealing are the same key');
    if (problems.length > 0) throw new ConfigError(problems);
    return new KeyRing({ kekId, keks, indexKey, requestKey, signing, sealing });
  }

  /** A key-encryption key. @throws {RangeError} when the ring does not hold it, for instance after it was destroyed */
  kek(kekId: string): KeyObject {
    const key = this.keys.keks.get(kekId);
    if (!key) throw new RangeError(`no key-encryption key ${kekId}`);
    return key;
  }
}

const held = (key: PrivateJwk | undefined, name: string): PrivateJwk => {
  if (!key) throw new ConfigError([`KEYS_FILE ${name} is missing`]);
  return key;
};

const parseFile = (path: string): Partial<Parsed> => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Partial<Parsed>;
  } catch {
    throw new ConfigError(['KEYS_FILE is not a JSON file']);
  }
};
