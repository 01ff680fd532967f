import type { Tx } from '@crossroads/messaging';
import { Problem, type Actor } from '@crossroads/platform';
import { approvalOf, reviewerProblem } from '../domain/approval-conditions.ts';
import type { ReviewKind } from '../domain/codes.ts';
import type { ExistingEscalation, StaffMember } from '../domain/escalation-state.ts';
import { ApprovalRow } from '../persistence/approval.row.ts';
import type { KnownEscalation } from '../persistence/escalation.repository.ts';
import { unitOf, type Act } from './act.ts';
import type { EscalationPorts } from './ports.ts';
import { refuseBarred } from './refuse-barred.ts';
import { participantsOf } from './standings.ts';

export type Review = Act & {
  readonly kind: ReviewKind;
  readonly decision: 'APPROVE' | 'REFUSE';
  readonly reasons: string;
};

/** Why this reviewer may not decide here, as a problem that says what to do. Reviewers see the case anyway. */
const refusalOf = (state: ExistingEscalation, kind: ReviewKind, { actorId, orgId }: Actor): string => {
  const { nominator, reviewers } = participantsOf(state);
  if (orgId === undefined) return 'review.no-line';
  const problem = nominator && reviewerProblem(nominator, reviewers, { staffId: actorId, unitId: orgId });
  if (problem) return `review.${problem}`;
  const isGiven = 'approvals' in state && approvalOf(state.approvals ?? [], kind) !== undefined;
  if (isGiven) return 'review.already-decided';
  return state.status === 'CLEARED' && kind === 'ATTORNEY' ? 'review.process-first' : 'review.not-open';
};

/**
 * One of the two reviews. The case is held from the first look to the end of the transaction, and the database has the
 * last word on who may approve.
 * @source R28; domain.md 6.1 P10; 13 T8
 */
export class ReviewHandler {
  constructor(private readonly ports: EscalationPorts) {}

  /** @throws {Problem} `escalation.not-found`, `review.*`, `nomination.barred-content`, `auth.sign-in-again` */
  async execute({ kind, decision, reasons, ...act }: Review, tx: Tx): Promise<KnownEscalation> {
    const { desk } = this.ports;
    const { actor } = act.access;
    const opened = await desk.open(tx, act, { refusedAs: state => refusalOf(state, kind, actor) });
    const unitId = unitOf(actor);
    if (unitId === undefined) throw new Problem('review.no-line');
    refuseBarred([{ pointer: '/reasons', text: reasons }]);
    const reviewer = { staffId: actor.actorId, unitId };
    const { at, cause } = act;
    const keepUntil = desk.keepUntil(opened.site, at);
    const command = { type: 'Review', kind, decision, reviewer, reasons, at, keepUntil } as const;
    const { found, events } = await desk.decide(tx, opened, { command, actorId: actor.actorId, at, cause });
    if (events.length > 0) await this.write(tx, found, { kind, decision, reasons, reviewer, at });
    return found;
  }

  private async write(
    tx: Tx,
    { id: escalationId, site, subjectId, state }: KnownEscalation,
    {
      reviewer,
      at,
      ...written
    }: Pick<Review, 'kind' | 'decision' | 'reasons' | 'at'> & { readonly reviewer: StaffMember },
  ): Promise<void> {
    const { subjects } = this.ports;
    const { kind } = written;
    const subject = await subjects.open(tx, subjectId);
    const reviews = [...subject.record.reviews, { ...written, reviewerId: reviewer.staffId }];
    await subjects.write(tx, subject, { reviews, at });
    if (written.decision === 'REFUSE' || !('nominator' in state)) return;
    const { staffId: nominatorId, unitId: nominatorUnitId } = state.nominator;
    const by = { approverId: reviewer.staffId, unitId: reviewer.unitId, nominatorId, nominatorUnitId };
    const row = { escalationId, kind, site, ...by, approvedAt: at };
    await tx.insert(ApprovalRow, [Object.assign(new ApprovalRow(), row)]);
  }
}
