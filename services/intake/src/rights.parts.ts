import type { ServiceParts } from '@crossroads/messaging';
import { REVIEW_DUE } from './application/rights/break-glass.handler.ts';
import { EndRetentionHandler, type RetentionPorts } from './application/rights/end-retention.handler.ts';
import { markOverdue } from './application/rights/review-break-glass.handler.ts';
import { BreakGlassRow } from './persistence/rights/break-glass.row.ts';
import { ErasureRow } from './persistence/rights/erasure.row.ts';
import { HoldRow } from './persistence/rights/hold.row.ts';
import { RETENTION_ENDS } from './persistence/rights/retention-timer.ts';
import { RetentionRow } from './persistence/rights/retention.row.ts';

/** Tables of rights. */
export const rightsRows = [BreakGlassRow, HoldRow, RetentionRow, ErasureRow];

/** What rights do when time runs out. */
export const rightsDeadlines = (ports: RetentionPorts): ServiceParts<unknown>['deadlines'] => {
  const endRetention = new EndRetentionHandler(ports);
  return { [RETENTION_ENDS]: (fired, tx) => endRetention.execute(fired, tx), [REVIEW_DUE]: markOverdue };
};
