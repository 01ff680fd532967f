import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What went wrong in this plane and has to be reported. Codes only. */
@Entity({ name: 'incident' })
@Index('incident_by_site', ['site', 'id'])
@Index('incident_by_cause', ['causeId', 'kindCode'])
export class IncidentRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'incident_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'kind_code', type: 'text' })
  kindCode: string;

  /** The escalation or the dead letter that it is about. */
  @Column({ name: 'cause_id', type: 'uuid' })
  causeId: string;

  @Column({ name: 'raised_at', type: 'timestamptz', precision: 3 })
  raisedAt: Date;

  @Column({ name: 'report_due_at', type: 'timestamptz', precision: 3 })
  reportDueAt: Date;

  @Column({ name: 'reported_at', type: 'timestamptz', precision: 3, nullable: true })
  reportedAt: Date | null;

  @Column({ name: 'reported_by', type: 'uuid', nullable: true })
  reportedBy: string | null;

  /** What was found, and what was done. */
  @Column({ name: 'finding_code', type: 'text', nullable: true })
  findingCode: string | null;

  @Column({ name: 'action_code', type: 'text', nullable: true })
  actionCode: string | null;
}
