import type { Tx } from '@crossroads/messaging';
import type { WithdrawalCode } from '../domain/codes.ts';
import { openReturn } from '../domain/clocks.ts';
import type { KnownEscalation } from '../persistence/escalation.repository.ts';
import { Problem } from '@crossroads/platform';
import { freeAct } from './act-marks.ts';
import type { Act } from './act.ts';
import type { EscalationPorts } from './ports.ts';
import { refuseBarred } from './refuse-barred.ts';

/** What a nominator does about an own nomination after submitting it. */
export class NominatorActsHandler {
  constructor(private readonly ports: EscalationPorts) {}

  /** Any time before a disposition, with a reason. @throws {Problem} `escalation.not-found`, `escalation.closed` */
  async withdraw(
    { reasonCode, ...act }: Act & { readonly reasonCode: WithdrawalCode },
    tx: Tx,
  ): Promise<KnownEscalation> {
    const { desk } = this.ports;
    const { access, at, cause } = act;
    const opened = await desk.open(tx, act);
    const command = { type: 'Withdraw', reasonCode, at, keepUntil: desk.keepUntil(opened.site, at) } as const;
    const { found } = await desk.decide(tx, opened, { command, actorId: access.actor.actorId, at, cause });
    if (opened.state.status === 'NOMINATED') await freeAct(tx, opened.id);
    return found;
  }

  /** Answers what the office asked. @throws {Problem} `escalation.not-found`, `return.unknown`, `return.overdue` */
  async answer({ answer, ...act }: Act & { readonly answer: string }, tx: Tx): Promise<KnownEscalation> {
    const { desk, subjects } = this.ports;
    const { access, at, cause } = act;
    const opened = await desk.open(tx, act);
    const sent = 'sent' in opened.state && 'holds' in opened.state ? opened.state.sent : undefined;
    const asked = sent && openReturn(sent);
    if (!asked) throw new Problem('return.unknown');
    refuseBarred([{ pointer: '/answer', text: answer }]);
    const { returnId } = asked;
    const command = { type: 'AnswerReturn', returnId, at } as const;
    const { found } = await desk.decide(tx, opened, { command, actorId: access.actor.actorId, at, cause });
    const subject = await subjects.open(tx, found.subjectId);
    await subjects.write(tx, subject, { answers: [...subject.record.answers, { returnId, answer }], at });
    return found;
  }
}
