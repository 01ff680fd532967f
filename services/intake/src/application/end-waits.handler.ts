import type { FiredDeadline, Tx } from '@crossroads/messaging';
import { referral } from '../domain/referral.ts';
import type { ReferralCommand } from '../domain/referral-messages.ts';
import type { KnownReferral } from '../domain/referral-state.ts';
import { loadReferrals, saveReferrals } from '../persistence/referral.repository.ts';
import { WAIT_ENDS } from '../persistence/referral-waits.ts';
import { triageDueAt } from './clocks.ts';
import type { IntakePorts } from './ports.ts';

/** Acts when a wait of a referral is over, and reminds halfway. */
export class EndWaitsHandler {
  constructor(private readonly ports: Pick<IntakePorts, 'sites'>) {}

  async execute(fired: readonly FiredDeadline[], tx: Tx): Promise<void> {
    const referrals = await loadReferrals(
      tx,
      fired.map(({ key }) => key),
    );
    const changed = fired.flatMap(deadline => {
      const found = referrals.get(deadline.key);
      if (!found || found.state.status === 'none') return [];
      const events = referral.decide(found.state, this.#commandOf(found.state, deadline));
      return [{ found, events, cause: deadline.cause, at: deadline.firedAt }];
    });
    await saveReferrals(tx, changed);
  }

  #commandOf({ urgency }: KnownReferral, { kind, site, firedAt }: FiredDeadline): ReferralCommand {
    if (kind !== WAIT_ENDS) return { type: 'RemindOfInfo' };
    return { type: 'EndWait', at: firedAt, triageDueAt: triageDueAt(this.ports.sites.get(site), urgency, firedAt) };
  }
}
