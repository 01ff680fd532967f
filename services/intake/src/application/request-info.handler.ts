import type { Tx } from '@crossroads/messaging';
import type { InfoCode } from '../domain/codes.ts';
import type { OpeningAct } from './act.ts';
import { infoDueAt } from './clocks.ts';
import type { IntakePorts } from './ports.ts';
import { decideAndSave, loadSeen, type SeenReferral } from './referral-acts.ts';

export type RequestInfo = OpeningAct & { readonly referralId: string; readonly infoCodes: readonly InfoCode[] };

/** Asks the sender for what a human misses. */
export class RequestInfoHandler {
  constructor(private readonly ports: Pick<IntakePorts, 'sites'>) {}

  /** @throws {Problem} `referral.not-found`; {RuleViolation} `referral.not-in-triage` */
  async execute({ referralId, infoCodes, ...act }: RequestInfo, tx: Tx): Promise<SeenReferral> {
    const found = await loadSeen(tx, referralId, act);
    const dueAt = infoDueAt(this.ports.sites.get(found.site), act.at);
    const command = { type: 'RequestInfo', actorId: act.actorId, infoCodes, dueAt } as const;
    return decideAndSave(tx, found, { ...act, command });
  }
}
