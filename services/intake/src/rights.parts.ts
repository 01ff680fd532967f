import { Retention, type ServiceParts } from '@crossroads/messaging';
import type { Sites } from '@crossroads/platform';
import { REVIEW_DUE } from './application/rights/break-glass.handler.ts';
import { EndRetentionHandler } from './application/rights/end-retention.handler.ts';
import { markOverdue } from './application/rights/review-break-glass.handler.ts';
import { keptOf, type KeptPorts } from './kept.ts';
import { BreakGlassRow } from './persistence/rights/break-glass.row.ts';
import { ErasureRow } from './persistence/rights/erasure.row.ts';
import { HoldRow } from './persistence/rights/hold.row.ts';
import { RETENTION_ENDS } from './persistence/rights/retention-timer.ts';
import { RetentionRow } from './persistence/rights/retention.row.ts';

/** Tables of rights. */
export const rightsRows = [BreakGlassRow, HoldRow, RetentionRow, ErasureRow];

/** What rights do when time runs out. */
export const rightsDeadlines = ({
  sites,
  ...ports
}: KeptPorts & { readonly sites: Sites }): ServiceParts<unknown>['deadlines'] => {
  const endRetention = new EndRetentionHandler({ sites, retention: new Retention(sites, keptOf(ports)) });
  return { [RETENTION_ENDS]: (fired, tx) => endRetention.execute(fired, tx), [REVIEW_DUE]: markOverdue };
};
