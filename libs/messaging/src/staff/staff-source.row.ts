import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When the owner of the staff directory was last heard of. One row, `directory`. */
@Entity({ name: 'staff_source' })
export class StaffSourceRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'staff_source_pk' })
  id: string;

  @Column({ name: 'confirmed_at', type: 'timestamptz', precision: 3 })
  confirmedAt: Date;
}
