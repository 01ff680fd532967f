import { fold, type Stored } from '@crossroads/kernel';
import type { Cause, Tx } from '@crossroads/messaging';
import { draft, type Draft, type DraftEvent } from '../domain/draft.ts';
import { publishesDraft } from '../publishes.ts';
import { DraftRow } from './draft.row.ts';

/** Kind of the deadline of a draft; the key is its id. */
export const DRAFT_EXPIRES = 'draft.expires';

/** What lies in the row beside the state. */
export type DraftContent = Pick<DraftRow, 'wrappedKey' | 'sealed' | 'expiresAt'>;

/** A draft as found. */
export type StoredDraft = Stored<Draft> & {
  readonly site: string;
  readonly createdAt: Date;
  readonly content?: DraftContent | undefined;
};

export type ChangedDraft = {
  readonly found: StoredDraft;
  readonly events: readonly DraftEvent[];
  readonly cause: Cause;
  readonly at: Date;
  /** What is written; what was found when there is none. */
  readonly content?: DraftContent | undefined;
};

/** Drafts by id; those that do not exist are absent. */
export const loadDrafts = async (tx: Tx, ids: readonly string[]): Promise<Map<string, StoredDraft>> => {
  const rows = await tx.load(DraftRow, ids);
  return new Map(
    [...rows].map(([id, row]): [string, StoredDraft] => {
      const { site, version, createdAt, authorId } = row;
      return [id, { id, site, version, createdAt, content: row, state: { status: 'open', authorId } }];
    }),
  );
};

const toRow = ({ found, content, at }: ChangedDraft, authorId: string): DraftRow[] => {
  const { id, site, version, createdAt } = found;
  const { wrappedKey, sealed, expiresAt } = content ?? found.content ?? {};
  const own = { id, site, version: version + 1, authorId, createdAt, updatedAt: at };
  return [Object.assign(new DraftRow(), own, { wrappedKey, sealed, expiresAt })];
};

/** Saves open drafts and removes those that have ended: nothing of an ended draft is kept. @source domain.md 3.2 (DISCARDED) */
export const saveDraft = async (tx: Tx, changed: ChangedDraft): Promise<void> => {
  const { found, events, cause, content } = changed;
  if (events.length === 0) return;
  const state = fold(draft, found.state, events);
  if (state.status === 'open') await tx.save(DraftRow, toRow(changed, state.authorId));
  if (state.status === 'gone') {
    await tx.remove(DraftRow, { id: found.id });
    tx.cancel(DRAFT_EXPIRES, found.id);
  }
  if (found.version === 0 && content) {
    tx.schedule(cause, { kind: DRAFT_EXPIRES, key: found.id, site: found.site, dueAt: content.expiresAt, data: {} });
  }
  tx.publish(
    cause,
    events.flatMap(event => publishesDraft(found, event)),
  );
};
