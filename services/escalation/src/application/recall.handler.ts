import type { Tx } from '@crossroads/messaging';
import type { KnownEscalation } from '../persistence/escalation.repository.ts';
import type { Act } from './act.ts';
import type { EscalationPorts } from './ports.ts';
import { packageTarget } from './standings.ts';

/**
 * Calls back the wrong person: the office is told, the subject goes at once, and an incident has to be reported within a
 * day.
 * @source domain.md 6.6 (RECALLED_ERROR); 13 T21
 */
export class RecallHandler {
  constructor(private readonly ports: EscalationPorts) {}

  /** @throws {Problem} `package.not-found` */
  async execute(act: Act, tx: Tx): Promise<KnownEscalation> {
    const { desk } = this.ports;
    const { access, at, cause } = act;
    const opened = await desk.open(tx, act, { targetOf: packageTarget });
    const { found } = await desk.decide(tx, opened, {
      command: { type: 'Recall', at },
      actorId: access.actor.actorId,
      at,
      cause,
    });
    return found;
  }
}
