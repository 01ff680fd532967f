import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { IncidentKind } from '../domain/incident.ts';

/** Something that a human must look into and report. Never changed. */
@Entity({ name: 'incident' })
@Index('incident_by_site', ['site', 'id'])
export class IncidentRow {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'incident_pk' }) id: string;
  @Column({ name: 'site', type: 'text' }) site: string;
  @Column({ name: 'version', type: 'integer' }) version: number;
  @Column({ name: 'kind_code', type: 'text' }) kindCode: IncidentKind;
  /** A dead letter, a question or a requester. */
  @Column({ name: 'cause_id', type: 'text' }) causeId: string;
  @Column({ name: 'raised_at', type: 'timestamptz', precision: 3 }) raisedAt: Date;
  @Column({ name: 'report_due_at', type: 'timestamptz', precision: 3 }) reportDueAt: Date;
}
