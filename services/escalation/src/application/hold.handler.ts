import type { Tx } from '@crossroads/messaging';
import type { HoldBasisCode } from '../domain/codes.ts';
import type { CommandOf } from '../domain/escalation-commands.ts';
import type { KnownEscalation } from '../persistence/escalation.repository.ts';
import type { Act } from './act.ts';
import type { EscalationPorts } from './ports.ts';

/** Legal holds: while one stands nothing goes; what was postponed is done when the last one ends. @source R48 */
export class HoldHandler {
  constructor(private readonly ports: EscalationPorts) {}

  /** @throws {Problem} `escalation.not-found`, `hold.subject-purged`, `auth.sign-in-again` */
  async place(
    { holdId, basisCode, ...act }: Act & { readonly holdId: string; readonly basisCode: HoldBasisCode },
    tx: Tx,
  ): Promise<KnownEscalation> {
    return this.act(act, tx, { type: 'PlaceHold', holdId, basisCode, at: act.at });
  }

  /** @throws {Problem} `escalation.not-found`, `hold.not-found`, `auth.sign-in-again` */
  async lift({ holdId, ...act }: Act & { readonly holdId: string }, tx: Tx): Promise<KnownEscalation> {
    return this.act(act, tx, { type: 'EndHold', holdId, at: act.at });
  }

  private async act(act: Act, tx: Tx, command: CommandOf<'PlaceHold' | 'EndHold'>): Promise<KnownEscalation> {
    const { desk } = this.ports;
    const { access, at, cause } = act;
    const opened = await desk.open(tx, act);
    const { found } = await desk.decide(tx, opened, { command, actorId: access.actor.actorId, at, cause });
    return found;
  }
}
