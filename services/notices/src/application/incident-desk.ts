import type { Cause, Tx } from '@crossroads/messaging';
import { raised, type Incident } from '../domain/incident.ts';
import { IncidentRow } from '../persistence/incident.row.ts';
import { publishesIncident } from '../publishes.ts';
import { endsInTime } from './log-clock.ts';
import type { NoticesPorts } from './ports.ts';

/** What is seen, and the event that it came of. */
export type Seen = Omit<Incident, 'reportDueAt' | 'incidentId'> & {
  /** Where the id of what it came of is the id of the incident. */
  readonly incidentId?: string;
  readonly cause: Cause;
};

/** Writes incidents down and tells of them. */
export const raiseIncidents = async (
  seen: readonly Seen[],
  { newId, sites }: Pick<NoticesPorts, 'newId' | 'sites'>,
  tx: Tx,
): Promise<void> => {
  const incidents = seen.map(({ cause, ...each }) => ({ cause, incident: raised({ incidentId: newId(), ...each }) }));
  const rows = incidents.map(({ incident: { incidentId: id, ...incident } }) =>
    Object.assign(new IncidentRow(), incident, { id, version: 1 }),
  );
  if (rows.length > 0) await tx.save(IncidentRow, rows);
  for (const { cause, incident } of incidents) {
    const { incidentId: id, site, raisedAt: at } = incident;
    tx.publish(cause, [publishesIncident(incident)]);
    endsInTime(tx, sites, { of: 'incident', id, site, at, cause });
  }
};
