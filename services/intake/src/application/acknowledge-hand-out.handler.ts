import type { Tx } from '@crossroads/messaging';
import type { OpeningAct } from './act.ts';
import { decideAndSave, loadSeen, type SeenReferral } from './referral-acts.ts';

/** Writes down that the partner outside the site took over. */
export class AcknowledgeHandOutHandler {
  /** @throws {Problem} `referral.not-found`; {RuleViolation} `referral.not-handed-out` */
  async execute({ referralId, ...act }: OpeningAct & { readonly referralId: string }, tx: Tx): Promise<SeenReferral> {
    const found = await loadSeen(tx, referralId, act);
    return decideAndSave(tx, found, { ...act, command: { type: 'AcknowledgeHandOut', actorId: act.actorId } });
  }
}
