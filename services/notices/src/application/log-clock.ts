import type { Cause, FiredDeadline, RowClass, Tx } from '@crossroads/messaging';
import { keptUntil, type Sites } from '@crossroads/platform';
import { AttestationRequestRow } from '../persistence/attestation-request.row.ts';
import { HoldRow } from '../persistence/hold.row.ts';
import { IncidentRow } from '../persistence/incident.row.ts';

/** Kinds of the deadlines at which what was written down of who did what goes; the key is the record's id. */
export const LOG_ENDS = {
  question: 'attestation-request.ends',
  incident: 'incident.ends',
  hold: 'notice-hold.ends',
} as const;

const DATA_CLASS = 'C12';

type Written = {
  readonly of: keyof typeof LOG_ENDS;
  readonly id: string;
  readonly site: string;
  readonly at: Date;
  readonly cause: Cause;
};

/** Has a record of the log go when its time is over. What names no site of ours stays until somebody looks at it. @source R48 */
export const endsInTime = (tx: Tx, sites: Sites, { of, id: key, site, at, cause }: Written): void => {
  if (!sites.has(site)) return;
  const dueAt = keptUntil(sites.get(site), DATA_CLASS, at);
  tx.schedule(cause, { kind: LOG_ENDS[of], key, site, dueAt, data: {} });
};

const remove =
  (rows: RowClass<{ id: string }>) =>
  (fired: readonly FiredDeadline[], tx: Tx): Promise<void> =>
    tx.remove(rows, { id: fired.map(({ key }) => key) });

/** What is done when their time is over. */
export const logDeadlines = {
  [LOG_ENDS.question]: remove(AttestationRequestRow),
  [LOG_ENDS.incident]: remove(IncidentRow),
  [LOG_ENDS.hold]: remove(HoldRow),
};
