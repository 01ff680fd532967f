import { EscalationVictimTaskCompletedV1 } from '@crossroads/contracts/enforcement';
import type { Cause, Tx } from '@crossroads/messaging';
import { Problem, type Standing, type Target } from '@crossroads/platform';
import { EscalationRow } from '../../persistence/escalation.row.ts';
import { VictimTaskRow } from '../../persistence/victim-task.row.ts';
import type { Opens } from '../act.ts';
import { openRecord } from '../open-record.ts';

export type CompleteVictimTask = {
  readonly taskId: string;
  readonly outcomeCode: string;
  readonly access: Opens;
  readonly at: Date;
  readonly cause: Cause;
};

/** A task as something that is asked for. */
export const victimTaskTarget = (id: string): Target => ({ type: 'VictimTask', id, missing: 'victim-task.not-found' });

/** Everybody stands to a task by their role alone. */
export const victimTaskStanding = ({ site }: Pick<VictimTaskRow, 'site'>): Standing => ({ site });

/** The coordinator did what the task asked for. */
export class CompleteVictimTaskHandler {
  /** @throws {Problem} `victim-task.not-found`, `victim-task.completed` */
  async execute({ taskId: id, outcomeCode, access, at, cause }: CompleteVictimTask, tx: Tx): Promise<VictimTaskRow> {
    const found = (await tx.load(VictimTaskRow, [id])).get(id);
    const known = openRecord(access, { target: victimTaskTarget(id), found, standing: victimTaskStanding });
    if (known.completedAt !== null) throw new Problem('victim-task.completed');
    const { actorId } = access.actor;
    const completed = { version: known.version + 1, completedAt: at, completedBy: actorId, outcomeCode };
    const row = Object.assign(new VictimTaskRow(), known, completed);
    await tx.save(VictimTaskRow, [row]);
    const { escalationId, site } = known;
    const [{ subjectId } = { subjectId: '' }] = await tx.find(EscalationRow, { id: escalationId });
    const data = { escalationId, subjectId, actorId, taskId: id };
    tx.publish(cause, [{ type: EscalationVictimTaskCompletedV1.type, site, subject: escalationId, data }]);
    return row;
  }
}
