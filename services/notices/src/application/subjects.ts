import type { Tx } from '@crossroads/messaging';
import { SubjectIndexRow } from '../persistence/subject-index.row.ts';
import { SubjectRow } from '../persistence/subject.row.ts';
import type { SubjectRecord, SubjectVault } from './subject-vault.ts';

/** What stands in place of a key or of a sealed value that was destroyed: no form of either. */
export const DESTROYED = 'destroyed';

/** Somebody new, at a site. Each notice has a subject of its own: nothing ties two notices together but a question. @source R7 */
export type NewSubject = {
  readonly id: string;
  readonly site: string;
  readonly record: SubjectRecord;
  readonly at: Date;
};

/** Seals somebody, and makes them findable by each of their identifiers. */
export const addSubject = async (tx: Tx, { id, site, record, at }: NewSubject, vault: SubjectVault): Promise<void> => {
  const times = { erasedAt: null, createdAt: at, updatedAt: at };
  const row = { id, site, version: 1, ...vault.seal(id, record), ...times };
  await tx.save(SubjectRow, [Object.assign(new SubjectRow(), row)]);
  const tokens = [...new Set(record.identifiers.map(each => vault.tokenOf(site, each)))];
  const index = tokens.map(token => Object.assign(new SubjectIndexRow(), { site, token, subjectId: id }));
  await tx.insert(SubjectIndexRow, index);
};

/** Destroys somebody's key and everything by which they could be found. @source R47 */
export const destroySubject = async (tx: Tx, id: string, at: Date): Promise<void> => {
  const row = (await tx.load(SubjectRow, [id])).get(id);
  if (!row || row.erasedAt !== null) return;
  const gone = { version: row.version + 1, wrappedKey: DESTROYED, sealed: DESTROYED, erasedAt: at, updatedAt: at };
  await tx.save(SubjectRow, [Object.assign(new SubjectRow(), row, gone)]);
  await tx.remove(SubjectIndexRow, { subjectId: id });
};
