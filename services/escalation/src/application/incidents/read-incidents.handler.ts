import { Reading } from '@crossroads/messaging';
import type { Access } from '@crossroads/platform';
import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { IncidentRow } from '../../persistence/incident.row.ts';
import { openRecord } from '../open-record.ts';
import { incidentStanding, incidentTarget } from './report-incident.handler.ts';

type Page = { readonly after: string | undefined; readonly limit: number };

/** Incidents of the site, open and reported. */
@Injectable()
export class ReadIncidentsHandler {
  constructor(private readonly reading: Reading) {}

  list(access: Access, { after, limit }: Page): Promise<readonly IncidentRow[]> {
    const { site } = access.actor;
    const where = { site, ...(after !== undefined && { id: MoreThan(after) }) };
    return this.reading.run(access, db => db.find(IncidentRow, { where, order: { id: 'ASC' }, take: limit }));
  }

  /** @throws {Problem} `incident.not-found` */
  one(access: Access, id: string): Promise<IncidentRow> {
    return this.reading.run(access, async db => {
      const found = (await db.findOneBy(IncidentRow, { id })) ?? undefined;
      return openRecord(access, { target: incidentTarget(id), found, standing: incidentStanding });
    });
  }
}
