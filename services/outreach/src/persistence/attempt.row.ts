import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One try to reach a person; never changed. */
@Entity({ name: 'contact_attempt' })
@Index('contact_attempt_by_case', ['caseId', 'id'])
export class AttemptRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'contact_attempt_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId: string;

  @Column({ name: 'by_role', type: 'text' })
  byRole: string;

  @Column({ name: 'mode_code', type: 'text' })
  modeCode: string;

  @Column({ name: 'result_code', type: 'text' })
  resultCode: string;

  @Column({ type: 'timestamptz', precision: 3 })
  at: Date;

  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3 })
  recordedAt: Date;
}
