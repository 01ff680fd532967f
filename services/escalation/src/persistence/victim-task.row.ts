import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** That somebody who was nominated is the victim of the incident, and is to be looked after. @source domain.md 13 T26 */
@Entity({ name: 'victim_task' })
@Index('victim_task_by_site', ['site', 'id'])
export class VictimTaskRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'victim_task_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'escalation_id', type: 'uuid' })
  escalationId: string;

  @Column({ name: 'raised_at', type: 'timestamptz', precision: 3 })
  raisedAt: Date;

  /** Until when the coordinator should have acted. */
  @Column({ name: 'due_at', type: 'timestamptz', precision: 3 })
  dueAt: Date;

  @Column({ name: 'completed_at', type: 'timestamptz', precision: 3, nullable: true })
  completedAt: Date | null;

  @Column({ name: 'completed_by', type: 'uuid', nullable: true })
  completedBy: string | null;

  @Column({ name: 'outcome_code', type: 'text', nullable: true })
  outcomeCode: string | null;
}
