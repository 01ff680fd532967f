import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A legal hold: while it stands nothing about the person of a notice goes. Kept after it was lifted. @source R48 */
@Entity({ name: 'notice_hold' })
@Index('notice_hold_by_subject', ['subjectId'])
export class HoldRow {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'notice_hold_pk' }) id: string;
  @Column({ name: 'site', type: 'text' }) site: string;
  @Column({ name: 'version', type: 'integer' }) version: number;
  @Column({ name: 'notice_id', type: 'uuid' }) noticeId: string;
  @Column({ name: 'subject_id', type: 'uuid' }) subjectId: string;
  @Column({ name: 'reason_code', type: 'text' }) reasonCode: string;
  @Column({ name: 'placed_by', type: 'uuid' }) placedBy: string;
  @Column({ name: 'placed_at', type: 'timestamptz', precision: 3 }) placedAt: Date;
  @Column({ name: 'lifted_by', type: 'uuid', nullable: true }) liftedBy: string | null;
  @Column({ name: 'lifted_at', type: 'timestamptz', precision: 3, nullable: true }) liftedAt: Date | null;
}
