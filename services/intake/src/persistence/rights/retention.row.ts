import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a referral has ended, and until when its person is kept; the id is the referral's. Gone with the referral. @source R48 */
@Entity({ name: 'person_retention' })
export class RetentionRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'person_retention_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3 })
  endedAt: Date;

  @Column({ name: 'ends_at', type: 'timestamptz', precision: 3 })
  endsAt: Date;
}
