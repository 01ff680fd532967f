import type { Tx } from '@crossroads/messaging';
import { randomId } from '@crossroads/platform';
import type { KnownEscalation } from '../persistence/escalation.repository.ts';
import { QuestionRow } from '../persistence/question.row.ts';
import type { Act } from './act.ts';
import { questionOf } from './ask-registry.ts';
import type { EscalationPorts } from './ports.ts';

/**
 * Holds a nomination against what needs no answer from outside, and only then asks the notice registry. The question is
 * sealed and waits in the outbox in this transaction; however long the registry is away, it is waited for.
 * @source R3; R52; domain.md 6.1
 */
export class SubmitNominationHandler {
  constructor(private readonly ports: EscalationPorts) {}

  /** @throws {Problem} `escalation.not-found`, `nexus.not-answered` */
  async execute(act: Act, tx: Tx): Promise<KnownEscalation> {
    const { desk } = this.ports;
    const { access, at, cause } = act;
    const opened = await desk.open(tx, act);
    const { site } = opened;
    const requestId = randomId();
    const command = { type: 'SubmitNomination', requestId, at, keepUntil: desk.keepUntil(site, at) } as const;
    const { found, events } = await desk.decide(tx, opened, { command, actorId: access.actor.actorId, at, cause });
    if (events.some(({ type }) => type === 'AttestationRequested')) {
      const question = { id: requestId, site, version: 1, escalationId: found.id, attestation: null };
      await tx.save(QuestionRow, [Object.assign(new QuestionRow(), question)]);
      tx.publish(cause, [await questionOf(this.ports, found, tx)]);
    }
    return found;
  }
}
