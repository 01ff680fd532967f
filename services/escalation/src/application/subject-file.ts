import type { Tx } from '@crossroads/messaging';
import { SubjectRow } from '../persistence/subject.row.ts';
import type { SubjectRecord, SubjectVault } from './subject-vault.ts';

/** A subject as it lies in its row, and opened. */
export type OpenSubject = { readonly row: SubjectRow; readonly record: SubjectRecord };

/** Who an escalation is about, sealed: opened for a decision, and written on. */
export class SubjectFile {
  constructor(private readonly vault: SubjectVault) {}

  /** Seals a new subject. */
  async begin(tx: Tx, about: Pick<SubjectRow, 'id' | 'site' | 'createdAt'>, record: SubjectRecord): Promise<void> {
    const sealed = this.vault.seal(about.id, record);
    const row = { ...about, ...sealed, version: 1, updatedAt: about.createdAt };
    await tx.save(SubjectRow, [Object.assign(new SubjectRow(), row)]);
  }

  async open(tx: Tx, subjectId: string): Promise<OpenSubject> {
    const row = (await tx.load(SubjectRow, [subjectId])).get(subjectId);
    if (!row) throw new TypeError('a case that is open has its subject');
    return { row, record: this.vault.open(row) };
  }

  /** Writes more words under the same key. */
  async write(
    tx: Tx,
    { row, record }: OpenSubject,
    more: Partial<SubjectRecord> & { readonly at: Date },
  ): Promise<void> {
    const { at: updatedAt, ...added } = more;
    const version = row.version + 1;
    const sealed = this.vault.reseal({ id: row.id, version, wrappedKey: row.wrappedKey }, { ...record, ...added });
    await tx.save(SubjectRow, [Object.assign(new SubjectRow(), row, { version, sealed, updatedAt })]);
  }
}
