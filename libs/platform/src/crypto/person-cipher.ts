import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import type { KeyRing } from './key-ring.ts';
import { keyIdOf, seal, unseal } from './sealed.ts';

/** Where sealed people lie: part of the associated data, so that a value moved elsewhere cannot be opened. */
export type SealedColumn = { readonly plane: string; readonly table: string; readonly column: string };

/** Which person at which version (counted from 1); the version makes an older value unusable in a newer row. */
export type PersonRef = { readonly personId: string; readonly version: number };

const PERSON_KEY = 'person';

/** A key object of the bytes, which are wiped. */
const taken = (bytes: Buffer): KeyObject => {
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
};

/**
 * Seals what is known of a person as one JSON value under one cipher, with a random key of that person, itself wrapped
 * by the key-encryption key. Destroying the wrapped key makes every copy unreadable.
 * @source R47
 */
export class PersonCipher {
  constructor(
    private readonly ring: KeyRing,
    private readonly at: SealedColumn,
  ) {}

  /** A new person: its wrapped key, and its first version sealed. */
  create(personId: string, value: object): { readonly wrappedKey: string; readonly sealed: string } {
    const key = randomBytes(32);
    const kek = { id: this.ring.kekId, key: this.ring.kek(this.ring.kekId) };
    const wrappedKey = seal(kek, this.wrapAad(personId), key);
    const sealed = this.sealWith(taken(key), { personId, version: 1 }, value);
    return { wrappedKey, sealed };
  }

  /** A later version of a person, with the key it has. @throws {SealBroken} `seal.broken` */
  seal(person: PersonRef, wrappedKey: string, value: object): string {
    return this.sealWith(taken(this.unwrap(person.personId, wrappedKey)), person, value);
  }

  /** What was sealed. @throws {SealBroken} `seal.broken` when it was changed, moved or sealed with another key */
  open(person: PersonRef, wrappedKey: string, sealed: string): unknown {
    const plain = unseal(taken(this.unwrap(person.personId, wrappedKey)), this.aad(person), sealed);
    return JSON.parse(plain.toString('utf8'));
  }

  /** The same person key wrapped by the newest key-encryption key, so that an old one can be destroyed. */
  rewrap(personId: string, wrappedKey: string): string {
    const kek = { id: this.ring.kekId, key: this.ring.kek(this.ring.kekId) };
    return seal(kek, this.wrapAad(personId), this.unwrap(personId, wrappedKey));
  }

  private unwrap(personId: string, wrappedKey: string): Buffer {
    return unseal(this.ring.kek(keyIdOf(wrappedKey)), this.wrapAad(personId), wrappedKey);
  }

  private sealWith(key: KeyObject, person: PersonRef, value: object): string {
    return seal({ id: PERSON_KEY, key }, this.aad(person), Buffer.from(JSON.stringify(value)));
  }

  private aad({ personId, version }: PersonRef): string {
    const { plane, table, column } = this.at;
    return [plane, table, column, personId, version].join('|');
  }

  private wrapAad(personId: string): string {
    const { plane, table } = this.at;
    return [plane, table, 'wrapped_key', personId, 1].join('|');
  }
}
