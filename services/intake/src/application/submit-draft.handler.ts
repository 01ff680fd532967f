import type { Tx } from '@crossroads/messaging';
import { draft } from '../domain/draft.ts';
import type { Submission } from '../domain/submission.ts';
import { saveDraft } from '../persistence/draft.repository.ts';
import type { AcceptedReferral, AcceptReferralsHandler } from './accept-referrals.handler.ts';
import type { OpeningAct } from './act.ts';
import type { PersonVault } from './person-vault.ts';
import { loadOwnDraft } from './write-draft.handler.ts';

/** Checks that a draft is a whole referral, by the rules of the edge; throws when it is not. */
export type CompleteSubmission = (body: object) => Submission;

export type SubmitDraft = OpeningAct & { readonly draftId: string; readonly complete: CompleteSubmission };

/** Turns its author's draft into a referral of the same id and drops the draft. */
export class SubmitDraftHandler {
  constructor(
    private readonly vault: PersonVault,
    private readonly accept: AcceptReferralsHandler,
  ) {}

  /** @throws {Problem} `draft.not-found`; `body.invalid` (400) naming what is missing */
  async execute({ draftId, complete, ...act }: SubmitDraft, tx: Tx): Promise<AcceptedReferral> {
    const found = await loadOwnDraft(tx, draftId, act);
    const submission = complete(this.vault.openDraft(draftId, { version: found.version, ...found.content }));
    const events = draft.decide(found.state, { type: 'FinishDraft', authorId: act.actorId });
    await saveDraft(tx, { ...act, found, events });
    const [accepted] = await this.accept.execute([{ ...act, referralId: draftId, submission }], tx);
    if (!accepted) throw new TypeError('a submission was not answered');
    return accepted;
  }
}
