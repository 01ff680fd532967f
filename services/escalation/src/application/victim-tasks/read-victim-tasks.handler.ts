import type { Reading } from '@crossroads/messaging';
import type { Access } from '@crossroads/platform';
import { MoreThan } from 'typeorm';
import { EscalationRow } from '../../persistence/escalation.row.ts';
import { SubjectRow } from '../../persistence/subject.row.ts';
import { VictimTaskRow } from '../../persistence/victim-task.row.ts';
import { openRecord } from '../open-record.ts';
import type { SubjectRecord, SubjectVault } from '../subject-vault.ts';
import { victimTaskStanding, victimTaskTarget } from './complete-victim-task.handler.ts';

type Ports = { readonly reading: Reading; readonly vault: SubjectVault };
type Page = { readonly after: string | undefined; readonly limit: number };

/** A task, and whom it is about as long as that is kept. */
export type WholeTask = { readonly row: VictimTaskRow; readonly nomination: SubjectRecord['nomination'] | undefined };

/** Tasks of the coordinator: the list names nobody, one task names the person. */
export class ReadVictimTasksHandler {
  constructor(private readonly ports: Ports) {}

  list(access: Access, { after, limit }: Page): Promise<readonly VictimTaskRow[]> {
    const { site } = access.actor;
    const where = { site, ...(after !== undefined && { id: MoreThan(after) }) };
    return this.ports.reading.run(access, db => db.find(VictimTaskRow, { where, order: { id: 'ASC' }, take: limit }));
  }

  /** @throws {Problem} `victim-task.not-found` */
  one(access: Access, id: string): Promise<WholeTask> {
    const { reading, vault } = this.ports;
    return reading.run(access, async db => {
      const found = (await db.findOneBy(VictimTaskRow, { id })) ?? undefined;
      const row = openRecord(access, { target: victimTaskTarget(id), found, standing: victimTaskStanding });
      const about = await db.findOneBy(EscalationRow, { id: row.escalationId });
      const subject = about && (await db.findOneBy(SubjectRow, { id: about.subjectId }));
      return { row, nomination: subject ? vault.open(subject).nomination : undefined };
    });
  }
}
