import { EscalationIncidentReportedV1 } from '@crossroads/contracts/enforcement';
import type { Cause, Tx } from '@crossroads/messaging';
import { Problem, type Standing, type Target } from '@crossroads/platform';
import { IncidentRow } from '../../persistence/incident.row.ts';
import type { Opens } from '../act.ts';
import { openRecord } from '../open-record.ts';

export type ReportIncident = {
  readonly incidentId: string;
  readonly findingCode: string;
  readonly actionCode: string;
  readonly access: Opens;
  readonly at: Date;
  readonly cause: Cause;
};

/** An incident as something that is asked for. */
export const incidentTarget = (id: string): Target => ({ type: 'Incident', id, missing: 'incident.not-found' });

/** Everybody stands to an incident by their role alone. */
export const incidentStanding = ({ site }: Pick<IncidentRow, 'site'>): Standing => ({ site });

/** Writes down what was found and done about an incident. */
export class ReportIncidentHandler {
  /** @throws {Problem} `incident.not-found`, `incident.reported` */
  async execute({ incidentId: id, access, at, cause, ...report }: ReportIncident, tx: Tx): Promise<IncidentRow> {
    const found = (await tx.load(IncidentRow, [id])).get(id);
    const known = openRecord(access, { target: incidentTarget(id), found, standing: incidentStanding });
    if (known.reportedAt !== null) throw new Problem('incident.reported');
    const { actorId } = access.actor;
    const reported = { version: known.version + 1, reportedAt: at, reportedBy: actorId, ...report };
    const row = Object.assign(new IncidentRow(), known, reported);
    await tx.save(IncidentRow, [row]);
    const data = { incidentId: id, actorId, kindCode: known.kindCode, reportedAt: at.toISOString() };
    tx.publish(cause, [{ type: EscalationIncidentReportedV1.type, site: known.site, subject: id, data }]);
    return row;
  }
}
