import type { Tx } from '@crossroads/messaging';
import type { Act } from './act.ts';
import type { PersonVault } from './person-vault.ts';
import { loadOwnDraft, type DraftView } from './write-draft.handler.ts';

/** Opens a draft for its author. */
export class ReadDraftHandler {
  constructor(private readonly vault: PersonVault) {}

  /** @throws {RuleViolation} `draft.not-found`, also for what is somebody else's */
  async execute({ draftId, ...act }: Act & { readonly draftId: string }, tx: Tx): Promise<DraftView> {
    const { version, content } = await loadOwnDraft(tx, draftId, act);
    const body = this.vault.openDraft(draftId, { version, ...content });
    return { draftId, expiresAt: content.expiresAt, version, body };
  }
}
