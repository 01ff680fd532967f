import type { NewId } from '@crossroads/kernel';
import { blindIndex, PersonCipher, type KeyRing } from '@crossroads/platform';
import type { Person } from '../domain/submission.ts';

/** What is sealed of a referral: the person, and the sender's words. */
export type PersonRecord = { readonly person: Person; readonly note?: string | undefined };

/** A sealed value as it lies in a row. */
export type Sealed = { readonly version: number; readonly wrappedKey: string; readonly sealed: string };

/** Seals people and drafts, each under a key of its own, and makes the blind indexes by which people are found. */
export class PersonVault {
  readonly #people: PersonCipher;
  readonly #drafts: PersonCipher;
  readonly #explanations: PersonCipher;

  constructor(
    private readonly keys: KeyRing,
    /** Random, with no time in it. */
    readonly newPersonId: NewId,
  ) {
    this.#people = new PersonCipher(keys, { plane: 'help', table: 'person', column: 'sealed' });
    this.#drafts = new PersonCipher(keys, { plane: 'help', table: 'referral_draft', column: 'sealed' });
    this.#explanations = new PersonCipher(keys, { plane: 'help', table: 'break_glass', column: 'sealed' });
  }

  seal(personId: string, record: PersonRecord): Omit<Sealed, 'version'> {
    return this.#people.create(personId, record);
  }

  /** A later version under the key that the person has. */
  reseal(personId: string, { version, wrappedKey }: Omit<Sealed, 'sealed'>, record: PersonRecord): string {
    return this.#people.seal({ personId, version }, wrappedKey, record);
  }

  open(personId: string, { version, wrappedKey, sealed }: Sealed): PersonRecord {
    return this.#people.open({ personId, version }, wrappedKey, sealed) as PersonRecord;
  }

  sealDraft(draftId: string, body: object): Omit<Sealed, 'version'> {
    return this.#drafts.create(draftId, body);
  }

  resealDraft(draftId: string, { version, wrappedKey }: Omit<Sealed, 'sealed'>, body: object): string {
    return this.#drafts.seal({ personId: draftId, version }, wrappedKey, body);
  }

  openDraft(draftId: string, { version, wrappedKey, sealed }: Sealed): object {
    return this.#drafts.open({ personId: draftId, version }, wrappedKey, sealed) as object;
  }

  /** Why somebody broke the glass. What was said then never changes. */
  sealExplanation(grantId: string, said: { readonly explanation: string }): Omit<Sealed, 'version'> {
    return this.#explanations.create(grantId, said);
  }

  openExplanation(grantId: string, { wrappedKey, sealed }: Omit<Sealed, 'version'>): { readonly explanation: string } {
    return this.#explanations.open({ personId: grantId, version: 1 }, wrappedKey, sealed) as {
      readonly explanation: string;
    };
  }

  /** Different in each site, so that sites never match. */
  tokenOf(site: string, matchKey: string): string {
    return blindIndex(this.keys.indexKey, 'person', [site, matchKey]);
  }
}
