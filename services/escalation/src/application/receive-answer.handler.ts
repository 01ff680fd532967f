import { MessageRefused, orRefused, type Received, type Tx } from '@crossroads/messaging';
import { loadEscalations } from '../persistence/escalation.repository.ts';
import { QuestionRow } from '../persistence/question.row.ts';
import { SYSTEM } from './act.ts';
import type { EscalationPorts } from './ports.ts';

/** The notice registry answered, as it signed it. */
export type ReceiveAnswer = {
  readonly type: 'ReceiveAnswer';
  readonly requestId: string;
  readonly attestation: string;
};

/**
 * Believes an answer that the registry signed, to a question that was asked, once. Anything else is a dead letter, and
 * somebody looks into it.
 * @source R3; R52; R53; architecture.md 9
 */
export class ReceiveAnswerHandler {
  constructor(private readonly ports: EscalationPorts) {}

  /**
   * @throws {MessageRefused} `bridge.bad-signature`, `bridge.unknown-key`, `unknown-field`, `bridge.other-request`,
   *   `bridge.unknown-request`, `bridge.other-answer`
   */
  async execute(received: readonly Received<ReceiveAnswer>[], tx: Tx): Promise<void> {
    for (const each of received) await this.receive(each, tx);
  }

  private async receive({ command, at, cause }: Received<ReceiveAnswer>, tx: Tx): Promise<void> {
    const { requestId, attestation: signed } = command;
    const { registry, desk } = this.ports;
    const attestation = await orRefused(() => registry.answer(signed));
    if (attestation.requestId !== requestId) throw new MessageRefused('bridge.other-request');
    const question = (await tx.load(QuestionRow, [requestId])).get(requestId);
    if (!question) throw new MessageRefused('bridge.unknown-request');
    if (question.attestation === signed) return;
    if (question.attestation !== null) throw new MessageRefused('bridge.other-answer');
    const { id, site, escalationId, version } = question;
    const kept = { id, site, escalationId, version: version + 1, attestation: signed };
    await tx.save(QuestionRow, [Object.assign(new QuestionRow(), kept)]);
    const found = (await loadEscalations(tx, [escalationId])).get(escalationId);
    if (!found) throw new TypeError('a question has its escalation');
    const judge = { type: 'ReceiveAttestation', attestation, at, keepUntil: desk.keepUntil(site, at) } as const;
    await desk.decide(tx, found, {
      command: judge,
      actorId: SYSTEM,
      at,
      cause: { ...cause, correlationId: escalationId },
    });
  }
}
