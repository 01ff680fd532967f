import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A legal hold on one person: while it stands nothing of the person goes. Kept after it was lifted. @source R48 */
@Entity({ name: 'person_hold' })
@Index('person_hold_by_person', ['personId'])
export class HoldRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'person_hold_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'reason_code', type: 'text' })
  reasonCode: string;

  @Column({ name: 'placed_by', type: 'uuid' })
  placedBy: string;

  @Column({ name: 'placed_at', type: 'timestamptz', precision: 3 })
  placedAt: Date;

  @Column({ name: 'lifted_by', type: 'uuid', nullable: true })
  liftedBy: string | null;

  @Column({ name: 'lifted_at', type: 'timestamptz', precision: 3, nullable: true })
  liftedAt: Date | null;
}
