import type { Reading } from '@crossroads/messaging';
import type { Access } from '@crossroads/platform';
import { readDraft } from '../persistence/draft.queries.ts';
import { openRecord } from './open-record.ts';
import type { PersonVault } from './person-vault.ts';
import { draftStanding, draftTarget } from './standings.ts';
import type { DraftView } from './write-draft.handler.ts';

/** Opens a draft for its author. */
export class ReadDraftHandler {
  constructor(
    private readonly reading: Reading,
    private readonly vault: PersonVault,
  ) {}

  /** @throws {Problem} `draft.not-found`, also for what is somebody else's */
  execute(draftId: string, access: Access): Promise<DraftView> {
    return this.reading.run(access, async db => {
      const found = await readDraft(db, draftId);
      const draft = openRecord(access, { target: draftTarget(draftId), found, standing: draftStanding });
      const { version, expiresAt } = draft;
      return { draftId, expiresAt, version, body: this.vault.openDraft(draftId, draft) };
    });
  }
}
