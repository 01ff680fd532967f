import type { Received, Tx } from '@crossroads/messaging';
import { furthest, type Progress } from '../domain/progress.ts';
import { ProgressRow } from '../persistence/progress.row.ts';

/** A later step was reached; perhaps by a worker who has the case from now on. */
export type RecordProgress = {
  readonly type: 'RecordProgress';
  readonly progress: Progress;
  readonly workerId?: string;
};

/** Keeps how far the help for each referral has come. */
export class RecordProgressHandler {
  async execute(received: readonly Received<RecordProgress>[], tx: Tx): Promise<void> {
    const known = await tx.load(
      ProgressRow,
      received.map(({ subject }) => subject),
    );
    const changed = new Map<string, ProgressRow>();
    for (const { subject: id, site, command, at: updatedAt } of received) {
      const before = changed.get(id) ?? known.get(id);
      const progress = furthest(before?.progress, command.progress);
      const workerId = command.workerId ?? before?.workerId ?? null;
      if (before?.progress === progress && before.workerId === workerId) continue;
      const version = (known.get(id)?.version ?? 0) + 1;
      changed.set(id, Object.assign(new ProgressRow(), { id, site, version, progress, workerId, updatedAt }));
    }
    await tx.save(ProgressRow, [...changed.values()]);
  }
}
