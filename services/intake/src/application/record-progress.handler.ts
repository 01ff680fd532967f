import type { Received, Tx } from '@crossroads/messaging';
import { furthest, type Progress } from '../domain/progress.ts';
import { ProgressRow } from '../persistence/progress.row.ts';

/** A later step was reached. */
export type RecordProgress = { readonly type: 'RecordProgress'; readonly progress: Progress };

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
      if (before?.progress === progress) continue;
      const version = (known.get(id)?.version ?? 0) + 1;
      changed.set(id, Object.assign(new ProgressRow(), { id, site, version, progress, updatedAt }));
    }
    await tx.save(ProgressRow, [...changed.values()]);
  }
}
