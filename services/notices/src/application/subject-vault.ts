import type { NewId } from '@crossroads/kernel';
import { blindIndex, PersonCipher, requestDigest, type KeyRing } from '@crossroads/platform';
import type { Identifier } from '../domain/identifier.ts';

/** What is sealed of somebody who was served. */
export type SubjectRecord = {
  readonly givenName: string;
  readonly familyName: string;
  /** Calendar date. */
  readonly birthDate: string;
  readonly identifiers: readonly Identifier[];
};

type Sealed = { readonly id: string; readonly version: number; readonly wrappedKey: string; readonly sealed: string };

/** Seals people, each under a key of their own, and makes the keyed digests by which one person is found. */
export class SubjectVault {
  readonly #people: PersonCipher;

  constructor(
    private readonly keys: KeyRing,
    /** Random, with no time in it. */
    readonly newSubjectId: NewId,
  ) {
    this.#people = new PersonCipher(keys, { plane: 'neutral', table: 'notice_subject', column: 'sealed' });
  }

  seal(subjectId: string, record: SubjectRecord): Omit<Sealed, 'id' | 'version'> {
    return this.#people.create(subjectId, record);
  }

  open({ id: personId, version, wrappedKey, sealed }: Sealed): SubjectRecord {
    return this.#people.open({ personId, version }, wrappedKey, sealed) as SubjectRecord;
  }

  /** By which an identifier is found; different in each site. A hit is a candidate, not a proof. */
  tokenOf(site: string, { kind, value }: Identifier): string {
    return blindIndex(this.keys.indexKey, 'identifier', [site, kind, value]);
  }

  /** Tells whether two questions name the same person by the same identifiers, and nothing else. */
  personDigest(site: string, identifiers: readonly Identifier[]): string {
    const named = identifiers.map(({ kind, value }) => `${kind} ${value}`).toSorted();
    return requestDigest(this.keys.indexKey, ['question-person', site, ...named]);
  }

  /** Tells whether two questions name the same incident, and nothing else. */
  incidentDigest(site: string, { agencyCode, incidentNumber }: { agencyCode: string; incidentNumber: string }): string {
    return requestDigest(this.keys.indexKey, ['question-incident', site, agencyCode, incidentNumber]);
  }
}
