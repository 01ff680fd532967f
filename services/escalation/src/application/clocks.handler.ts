import type { FiredDeadline, Tx } from '@crossroads/messaging';
import type { EscalationCommand } from '../domain/escalation-commands.ts';
import { loadEscalations } from '../persistence/escalation.repository.ts';
import type { KnownEscalation } from '../persistence/escalation.repository.ts';
import { SYSTEM } from './act.ts';
import { questionOf } from './ask-registry.ts';
import type { EscalationPorts } from './ports.ts';

type CommandAt = (found: KnownEscalation, at: Date) => EscalationCommand;

/** What happens by itself when its time comes. A deadline that comes late or twice changes nothing it should not. */
export class ClocksHandler {
  constructor(private readonly ports: EscalationPorts) {}

  /** Sends the same question again: the registry may have been away. @source R52 */
  async askAgain(fired: readonly FiredDeadline[], tx: Tx): Promise<void> {
    await this.each(fired, tx, (_, at) => ({ type: 'AskAgain', at }));
  }

  /** @source domain.md 6.6 (LAPSED) */
  async lapse(fired: readonly FiredDeadline[], tx: Tx): Promise<void> {
    await this.each(fired, tx, ({ site }, at) => ({
      type: 'Lapse',
      at,
      keepUntil: this.ports.desk.keepUntil(site, at),
    }));
  }

  /** @source domain.md 6.6 (UNDER_REVIEW): reminder after 21 days */
  async remindOffice(fired: readonly FiredDeadline[], tx: Tx): Promise<void> {
    await this.each(fired, tx, (_, at) => ({ type: 'RemindOffice', at }));
  }

  /** @source R48; domain.md 6.6: sunset */
  async purge(fired: readonly FiredDeadline[], tx: Tx): Promise<void> {
    await this.each(fired, tx, (_, at) => ({ type: 'PurgeSubject', receiptId: this.ports.newId(), at }));
  }

  private async each(fired: readonly FiredDeadline[], tx: Tx, commandAt: CommandAt): Promise<void> {
    const all = await loadEscalations(
      tx,
      fired.map(({ key }) => key),
    );
    for (const { key, firedAt: at, cause } of fired) {
      const opened = all.get(key);
      if (!opened) continue;
      const by = { actorId: SYSTEM, at, cause };
      const { found, events } = await this.ports.desk.decide(tx, opened, { command: commandAt(opened, at), ...by });
      if (events.some(({ type }) => type === 'AttestationAskedAgain'))
        tx.publish(cause, [await questionOf(this.ports, found, tx)]);
    }
  }
}
