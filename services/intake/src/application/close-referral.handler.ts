import type { Tx } from '@crossroads/messaging';
import type { OpeningAct } from './act.ts';
import { decideAndSave, loadSeen, type SeenReferral } from './referral-acts.ts';

export type CloseReferral = OpeningAct & { readonly referralId: string; readonly outcomeCode: string };

/** Closes a referral; a duty supervisor who closes it answers for it. */
export class CloseReferralHandler {
  /** @throws {Problem} `referral.not-found`; {RuleViolation} `referral.already-closed`, `referral.urgent-needs-supervisor` */
  async execute({ referralId, outcomeCode, ...act }: CloseReferral, tx: Tx): Promise<SeenReferral> {
    const found = await loadSeen(tx, referralId, act);
    const supervisorId = act.role === 'duty-supervisor' ? act.actorId : null;
    const command = { type: 'CloseReferral', actorId: act.actorId, outcomeCode, supervisorId } as const;
    return decideAndSave(tx, found, { ...act, command });
  }
}
