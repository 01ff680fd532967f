import type { Received, Tx } from '@crossroads/messaging';
import { furthest, type Progress } from '../domain/progress.ts';
import { isOver } from '../domain/rights/retention.ts';
import { ProgressRow } from '../persistence/progress.row.ts';
import { erasedAmong } from '../persistence/rights/erasures.ts';
import { retainFrom } from '../persistence/rights/retention-timer.ts';

/** A later step was reached; perhaps by a worker who has the case from now on. */
export type RecordProgress = {
  readonly type: 'RecordProgress';
  readonly progress: Progress;
  readonly workerId?: string;
};

// Here only what later steps say of it: what intake says counts where the time begins.
const isOverAt = (progress: Progress | undefined): boolean => isOver({ status: '', isAcknowledged: false, progress });

/** Keeps how far the help for each referral has come; of somebody erased nothing. */
export class RecordProgressHandler {
  async execute(received: readonly Received<RecordProgress>[], tx: Tx): Promise<void> {
    const subjects = received.map(({ subject }) => subject);
    const known = await tx.load(ProgressRow, subjects);
    const erased = await erasedAmong(tx, subjects);
    const changed = new Map<string, ProgressRow>();
    for (const { subject: id, site, command, cause, at: updatedAt } of received) {
      if (erased.has(id)) continue;
      const before = changed.get(id) ?? known.get(id);
      const progress = furthest(before?.progress, command.progress);
      const workerId = command.workerId ?? before?.workerId ?? null;
      if (before?.progress === progress && before.workerId === workerId) continue;
      if (isOverAt(progress) !== isOverAt(before?.progress)) retainFrom(tx, { id, site, at: updatedAt, cause });
      const version = (known.get(id)?.version ?? 0) + 1;
      changed.set(id, Object.assign(new ProgressRow(), { id, site, version, progress, workerId, updatedAt }));
    }
    await tx.save(ProgressRow, [...changed.values()]);
  }
}
