import type { Tx } from '@crossroads/messaging';
import { Problem } from '@crossroads/platform';
import type { StatuteCandidate } from '../domain/federal-nexus.ts';
import type { KnownEscalation } from '../persistence/escalation.repository.ts';
import { unitOf, type Act } from './act.ts';
import type { EscalationPorts } from './ports.ts';
import { refuseBarred } from './refuse-barred.ts';

export type AnswerNexus = Act & {
  readonly answer: 'YES' | 'NO';
  readonly statutes: readonly StatuteCandidate[];
  /** What the attorney writes of a claim of self-defence. */
  readonly selfDefenceNote: string | null;
};

/** An attorney says whether a federal statute is touched; the system never picks one. @source domain.md 6.1 P7; 6.3 */
export class AnswerNexusHandler {
  constructor(private readonly ports: EscalationPorts) {}

  /** @throws {Problem} `escalation.not-found`, `review.no-line`, `nomination.barred-content` */
  async execute({ answer, statutes, selfDefenceNote, ...act }: AnswerNexus, tx: Tx): Promise<KnownEscalation> {
    const { desk, subjects, lists } = this.ports;
    const { access, at, cause } = act;
    const opened = await desk.open(tx, act);
    const unitId = unitOf(access.actor);
    if (unitId === undefined) throw new Problem('review.no-line');
    refuseBarred([{ pointer: '/selfDefenceNote', text: selfDefenceNote }]);
    const { actorId: staffId } = access.actor;
    const said = { answer, statutes, hasSelfDefenceNote: selfDefenceNote !== null, menu: lists.statutes };
    const command = { type: 'AnswerNexus', attorney: { staffId, unitId }, ...said, at } as const;
    const { found, events } = await desk.decide(tx, opened, { command, actorId: staffId, at, cause });
    if (events.length > 0) await subjects.write(tx, await subjects.open(tx, found.subjectId), { selfDefenceNote, at });
    return found;
  }
}
