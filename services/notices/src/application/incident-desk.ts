import type { Cause, FiredDeadline, Tx } from '@crossroads/messaging';
import { raised, type Incident, type IncidentKind } from '../domain/incident.ts';
import { IncidentRow } from '../persistence/incident.row.ts';
import { publishesIncident } from '../publishes.ts';
import { endsInTime } from './log-clock.ts';
import type { NoticesPorts } from './ports.ts';

/** Kind of the deadline that raises an incident in a site; the key is what it came of, and the site. */
export const RAISE_INCIDENT = 'incident.raise';

type Ports = Pick<NoticesPorts, 'newId' | 'sites'>;

/** What is seen, and the event that it came of. */
export type Seen = Omit<Incident, 'reportDueAt' | 'incidentId'> & {
  /** Where the id of what it came of is the id of the incident. */
  readonly incidentId?: string;
  readonly cause: Cause;
};

// What is written for a site is written in a transaction of that site, so it waits for one of each.
const raiseEverywhere = ({ causeId, kindCode, raisedAt: dueAt, cause }: Seen, { sites }: Ports, tx: Tx): void => {
  for (const { code: site } of sites.all) {
    const key = `${causeId}:${site}`;
    tx.schedule(cause, { kind: RAISE_INCIDENT, key, site, dueAt, data: { causeId, kindCode } });
  }
};

/** Writes incidents down and tells of them. One that names no site of this installation concerns every site. */
export const raiseIncidents = async (seen: readonly Seen[], ports: Ports, tx: Tx): Promise<void> => {
  const { newId, sites } = ports;
  for (const each of seen) if (!sites.has(each.site)) raiseEverywhere(each, ports, tx);
  const placed = seen.filter(({ site }) => sites.has(site));
  const incidents = placed.map(({ cause, ...each }) => ({ cause, incident: raised({ incidentId: newId(), ...each }) }));
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

/** Raises in one site what concerns every site, once. */
export const raiseInSite =
  (ports: Ports) =>
  async (fired: readonly FiredDeadline[], tx: Tx): Promise<void> => {
    for (const { data, site, cause, firedAt: raisedAt } of fired) {
      const causeId = String(data['causeId']);
      // Written by us, above.
      const kindCode = data['kindCode'] as IncidentKind;
      if ((await tx.find(IncidentRow, { causeId, kindCode })).length > 0) continue;
      await raiseIncidents([{ site, kindCode, causeId, raisedAt, cause }], ports, tx);
    }
  };
