import type { FiredDeadline, Tx } from '@crossroads/messaging';
import { draft } from '../domain/draft.ts';
import { loadDrafts, saveDraft } from '../persistence/draft.repository.ts';

/** Drops drafts whose day is over. @source domain.md 3.2 (DRAFT) */
export class DiscardDraftsHandler {
  async execute(fired: readonly FiredDeadline[], tx: Tx): Promise<void> {
    const drafts = await loadDrafts(
      tx,
      fired.map(({ key }) => key),
    );
    for (const { key, cause, firedAt: at } of fired) {
      const found = drafts.get(key);
      if (!found) continue;
      const events = draft.decide(found.state, { type: 'DiscardDraft', reasonCode: 'EXPIRED' });
      await saveDraft(tx, { found, events, cause, at });
    }
  }
}
