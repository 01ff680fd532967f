import { EscalationIncidentRaisedV1, type EscalationIncidentKind } from '@crossroads/contracts/enforcement';
import type { Cause, Tx } from '@crossroads/messaging';
import { IncidentRow } from '../../persistence/incident.row.ts';

const DAY_MS = 86_400_000;

/** Until when an incident has to be reported. @source domain.md 6.6 (RECALLED_ERROR): within 24 hours */
export const reportDueAt = (at: Date): Date => new Date(at.getTime() + DAY_MS);

/** What went wrong, where, and what shows it. */
export type RaiseIncident = {
  readonly incidentId: string;
  readonly site: string;
  readonly kindCode: EscalationIncidentKind;
  /** The escalation or the dead letter. */
  readonly causeId: string;
  readonly at: Date;
  readonly cause: Cause;
};

/** Raises an incident, once for each cause and kind. */
export const raiseIncident = async (
  tx: Tx,
  { incidentId, site, kindCode, causeId, at, cause }: RaiseIncident,
): Promise<void> => {
  if ((await tx.find(IncidentRow, { causeId, kindCode })).length > 0) return;
  const dueAt = reportDueAt(at);
  const raised = { id: incidentId, site, version: 1, kindCode, causeId, raisedAt: at, reportDueAt: dueAt };
  const open = { reportedAt: null, reportedBy: null, findingCode: null, actionCode: null };
  await tx.save(IncidentRow, [Object.assign(new IncidentRow(), raised, open)]);
  const data = { incidentId, kindCode, causeId, raisedAt: at.toISOString(), reportDueAt: dueAt.toISOString() };
  tx.publish(cause, [{ type: EscalationIncidentRaisedV1.type, site, subject: incidentId, data }]);
};
