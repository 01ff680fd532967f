import { RuleViolation, unreachable } from '@crossroads/kernel';
import type { Tx } from '@crossroads/messaging';
import type { ReferralCommand } from '../domain/referral-messages.ts';
import type { KnownReferral } from '../domain/referral-state.ts';
import { loadReferrals } from '../persistence/referral.repository.ts';
import type { OpeningAct } from './act.ts';
import { acknowledgementDueAt, diversionDueAt } from './clocks.ts';
import type { IntakePorts } from './ports.ts';
import { assessAgain, decideAndSave, loadSeen, type SeenReferral } from './referral-acts.ts';

/** What a named human decides in triage, and why, as a code. */
export type TriageDecision = { readonly reasonCode: string } & (
  | { readonly decision: 'PASS' | 'REJECT' | 'NOT_DUPLICATE' }
  | { readonly decision: 'CRISIS_DIVERT'; readonly diversionCode: string }
  | { readonly decision: 'HAND_OUT_OF_AREA'; readonly partnerOrgId: string }
  | { readonly decision: 'LINK_DUPLICATE'; readonly keptReferralId: string }
);

export type DecideTriage = OpeningAct & { readonly referralId: string; readonly triage: TriageDecision };

/** Carries out the decision of a named human about one referral in triage. */
export class DecideTriageHandler {
  constructor(private readonly ports: Pick<IntakePorts, 'sites'>) {}

  /** @throws {Problem} `referral.not-found`; {RuleViolation} `referral.not-in-triage`, `referral.kept-unknown` */
  async execute({ referralId, triage, ...act }: DecideTriage, tx: Tx): Promise<SeenReferral> {
    const found = await loadSeen(tx, referralId, act);
    if (triage.decision === 'LINK_DUPLICATE') await this.#requireKept(tx, found, triage.keptReferralId);
    const command = this.#commandOf(found.state, triage, act);
    return decideAndSave(tx, found, { ...act, command });
  }

  #commandOf(state: KnownReferral, triage: TriageDecision, { actorId, site, at }: OpeningAct): ReferralCommand {
    const place = this.ports.sites.get(site);
    const by = { actorId, reasonCode: triage.reasonCode };
    switch (triage.decision) {
      case 'PASS':
        return { type: 'PassTriage', ...by };
      case 'REJECT':
        return { type: 'RejectReferral', ...by };
      case 'CRISIS_DIVERT':
        return { type: 'DivertCrisis', ...by, diversionCode: triage.diversionCode, dueAt: diversionDueAt(at) };
      case 'HAND_OUT_OF_AREA': {
        const dueAt = acknowledgementDueAt(place, at);
        return { type: 'HandOutOfArea', ...by, partnerOrgId: triage.partnerOrgId, dueAt };
      }
      case 'LINK_DUPLICATE':
        return { type: 'LinkDuplicate', ...by, keptReferralId: triage.keptReferralId };
      case 'NOT_DUPLICATE': {
        const cleared = [...state.cleared, 'LIKELY_DUPLICATE' as const];
        return { type: 'MarkNotDuplicate', ...by, ...assessAgain(state, place, { cleared, at }) };
      }
      default:
        return unreachable(triage);
    }
  }

  /** The referral that goes on must be another one of the same site. */
  async #requireKept(tx: Tx, { id, site }: SeenReferral, keptReferralId: string): Promise<void> {
    const kept = keptReferralId === id ? undefined : (await loadReferrals(tx, [keptReferralId])).get(keptReferralId);
    if (kept?.site !== site) throw new RuleViolation('referral.kept-unknown', 'The referral to keep is not known');
  }
}
