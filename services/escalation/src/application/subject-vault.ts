import type { NewId } from '@crossroads/kernel';
import { PersonCipher, requestDigest, type KeyRing } from '@crossroads/platform';
import { actMarkContents } from '../domain/act-mark.ts';
import type { ReviewKind } from '../domain/codes.ts';
import type { Nomination } from '../domain/nomination.ts';
import type { Json } from '../persistence/escalation.json.ts';
import type { SubjectRow } from '../persistence/subject.row.ts';

/** What a reviewer wrote. */
export type WrittenReview = {
  readonly kind: ReviewKind;
  readonly decision: 'APPROVE' | 'REFUSE';
  readonly reviewerId: string;
  readonly reasons: string;
};

/** Every word that was written about one person, and who it is. */
export type SubjectRecord = {
  readonly nomination: Json<Nomination>;
  /** What an attorney wrote of a claim of self-defence. */
  readonly selfDefenceNote: string | null;
  readonly reviews: readonly WrittenReview[];
  /** What was answered to the office, by the id of its question. */
  readonly answers: readonly { readonly returnId: string; readonly answer: string }[];
};

/** A package as it was sent, in base64. */
export type SealedFiles = { readonly manifest: string; readonly pdf: string };

type Sealed = Pick<SubjectRow, 'id' | 'version' | 'wrappedKey' | 'sealed'>;

/** Seals everything about a person under one key, and makes the digests that tell nothing. */
export class SubjectVault {
  readonly #subjects: PersonCipher;
  readonly #packages: PersonCipher;

  constructor(
    private readonly keys: KeyRing,
    /** Random, with no time in it. */
    readonly newSubjectId: NewId,
  ) {
    this.#subjects = new PersonCipher(keys, { plane: 'enforcement', table: 'subject', column: 'sealed' });
    this.#packages = new PersonCipher(keys, { plane: 'enforcement', table: 'subject', column: 'package' });
  }

  seal(subjectId: string, record: SubjectRecord): Pick<SubjectRow, 'wrappedKey' | 'sealed'> {
    return this.#subjects.create(subjectId, record);
  }

  /** A later version under the key that the subject has. */
  reseal({ id: personId, version, wrappedKey }: Omit<Sealed, 'sealed'>, record: SubjectRecord): string {
    return this.#subjects.seal({ personId, version }, wrappedKey, record);
  }

  open({ id: personId, version, wrappedKey, sealed }: Sealed): SubjectRecord {
    return this.#subjects.open({ personId, version }, wrappedKey, sealed) as SubjectRecord;
  }

  /** A package goes with its subject: without the key neither can be read. */
  sealFiles({ id: personId, wrappedKey }: Pick<Sealed, 'id' | 'wrappedKey'>, files: SealedFiles): string {
    return this.#packages.seal({ personId, version: 1 }, wrappedKey, files);
  }

  openFiles({ id: personId, wrappedKey }: Pick<Sealed, 'id' | 'wrappedKey'>, sealed: string): SealedFiles {
    return this.#packages.open({ personId, version: 1 }, wrappedKey, sealed) as SealedFiles;
  }

  /** The marks of an act at a site: whole digests, since they have to be unique. @source architecture.md 15 */
  marksOf(site: string, nomination: Pick<Nomination, 'subject' | 'incident'>): readonly string[] {
    return actMarkContents(nomination).map(content => requestDigest(this.keys.indexKey, ['act', site, content]));
  }

  /** The name under which somebody asks the notice registry: always the same, and nobody's. */
  requesterOf(actorId: string): string {
    return requestDigest(this.keys.indexKey, ['requester', actorId]);
  }
}
