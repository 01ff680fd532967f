import { Column, Entity, PrimaryColumn } from 'typeorm';
import { StaffAssignmentColumns } from '../staff-assignment.columns.ts';

/** One change of who works where: what it was from then on, who decided it and why. Never changed, never removed. */
@Entity({ name: 'staff_change' })
export class StaffChangeRow extends StaffAssignmentColumns {
  @PrimaryColumn({ name: 'staff_id', type: 'uuid', primaryKeyConstraintName: 'staff_change_pk' })
  staffId: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'staff_change_pk' })
  version: number;

  @Column({ type: 'text' })
  role: string;

  /** A staff id, or SYSTEM for the loader. */
  @Column({ name: 'changed_by', type: 'text' })
  changedBy: string;

  @Column({ name: 'reason_code', type: 'text' })
  reasonCode: string;

  @Column({ name: 'changed_at', type: 'timestamptz', precision: 3 })
  changedAt: Date;
}
