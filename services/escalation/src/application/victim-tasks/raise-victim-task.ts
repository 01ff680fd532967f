import { EscalationVictimTaskRaisedV1 } from '@crossroads/contracts/enforcement';
import type { Tx } from '@crossroads/messaging';
import { addBusinessDays, type Site } from '@crossroads/platform';
import type { KnownEscalation } from '../../persistence/escalation.repository.ts';
import { VictimTaskRow } from '../../persistence/victim-task.row.ts';
import type { By } from '../act.ts';

/** Business days until the coordinator should have acted; our own default. */
const ACT_WITHIN_DAYS = 1;

/** Somebody who was nominated turned out to be the victim. */
export type RaiseVictimTask = {
  readonly found: KnownEscalation;
  readonly taskId: string;
  readonly place: Site;
  readonly by: By;
};

/** Has the coordinator look after the victim who was nominated. @source domain.md 13 T26 */
export const raiseVictimTask = async (tx: Tx, { found, taskId, place, by }: RaiseVictimTask): Promise<void> => {
  const { id: escalationId, site, subjectId } = found;
  const { at, actorId, cause } = by;
  const dueAt = addBusinessDays(place, at, ACT_WITHIN_DAYS);
  const open = { completedAt: null, completedBy: null, outcomeCode: null };
  const row = { id: taskId, site, version: 1, escalationId, raisedAt: at, dueAt, ...open };
  await tx.save(VictimTaskRow, [Object.assign(new VictimTaskRow(), row)]);
  const data = { escalationId, subjectId, actorId, taskId, dueAt: dueAt.toISOString() };
  tx.publish(cause, [{ type: EscalationVictimTaskRaisedV1.type, site, subject: escalationId, data }]);
};
