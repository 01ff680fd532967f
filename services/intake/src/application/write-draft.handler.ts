import type { Tx } from '@crossroads/messaging';
import { requireVersion } from '@crossroads/platform';
import { draft } from '../domain/draft.ts';
import type { Person, Submission } from '../domain/submission.ts';
import { loadDrafts, saveDraft, type StoredDraft } from '../persistence/draft.repository.ts';
import type { Act, OpeningAct } from './act.ts';
import { draftExpiresAt } from './clocks.ts';
import { openRecord } from './open-record.ts';
import type { PersonVault } from './person-vault.ts';
import { draftStanding, draftTarget } from './standings.ts';

/** A draft says at least who refers; all else may come later. */
export type DraftBody = Partial<Omit<Submission, 'sourceType' | 'person'>> &
  Pick<Submission, 'sourceType'> & { readonly person?: Partial<Person> };

/** A draft as its author sees it. */
export type DraftView = {
  readonly draftId: string;
  readonly expiresAt: Date;
  readonly version: number;
  readonly body: object;
};

export type OpenDraft = Act & { readonly draftId: string; readonly body: DraftBody };
export type ChangeDraft = OpenDraft & OpeningAct & { readonly expectedVersion: number };

const known = (found: StoredDraft | undefined) =>
  found?.content && found.state.status === 'open'
    ? { ...found, content: found.content, authorId: found.state.authorId }
    : undefined;

/** A draft of this author. @throws {Problem} `draft.not-found`, also for what is somebody else's */
export const loadOwnDraft = async (tx: Tx, draftId: string, { access }: Pick<OpeningAct, 'access'>) => {
  const found = known((await loadDrafts(tx, [draftId])).get(draftId));
  return openRecord(access, { target: draftTarget(draftId), found, standing: draftStanding });
};

/** Begins a draft, sealed under a key of its own. */
export class OpenDraftHandler {
  constructor(private readonly vault: PersonVault) {}

  async execute({ draftId: id, body, site, actorId, at, cause }: OpenDraft, tx: Tx): Promise<DraftView> {
    const found: StoredDraft = { id, site, version: 0, createdAt: at, state: draft.initial };
    const events = draft.decide(found.state, { type: 'OpenDraft', authorId: actorId, sourceType: body.sourceType });
    const content = { ...this.vault.sealDraft(id, body), expiresAt: draftExpiresAt(at) };
    await saveDraft(tx, { found, events, cause, at, content });
    return { draftId: id, expiresAt: content.expiresAt, version: 1, body };
  }
}

/** Replaces what a draft says. */
export class ChangeDraftHandler {
  constructor(private readonly vault: PersonVault) {}

  /** @throws {Problem} `draft.not-found`, `if-match.stale` (412) */
  async execute({ draftId, body, expectedVersion, ...act }: ChangeDraft, tx: Tx): Promise<DraftView> {
    const found = await loadOwnDraft(tx, draftId, act);
    requireVersion(expectedVersion, found.version);
    const version = found.version + 1;
    const { wrappedKey, expiresAt } = found.content;
    const sealed = this.vault.resealDraft(draftId, { version, wrappedKey }, body);
    const events = draft.decide(found.state, { type: 'ChangeDraft', authorId: act.actorId });
    await saveDraft(tx, { ...act, found, events, content: { wrappedKey, sealed, expiresAt } });
    return { draftId, expiresAt, version, body };
  }
}
