import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One change of who works where: what it was from then on, who decided it and why. Never changed, never removed. */
@Entity({ name: 'staff_change' })
export class StaffChangeRow {
  @PrimaryColumn({ name: 'staff_id', type: 'uuid', primaryKeyConstraintName: 'staff_change_pk' })
  staffId: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'staff_change_pk' })
  version: number;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'text' })
  role: string;

  @Column({ name: 'org_id', type: 'uuid', nullable: true })
  orgId: string | null;

  @Column({ name: 'area_code', type: 'text', nullable: true })
  areaCode: string | null;

  @Column({ type: 'text', nullable: true })
  programme: string | null;

  @Column({ name: 'valid_from', type: 'timestamptz', precision: 3 })
  validFrom: Date;

  @Column({ name: 'valid_until', type: 'timestamptz', precision: 3, nullable: true })
  validUntil: Date | null;

  /** A staff id, or SYSTEM for the loader. */
  @Column({ name: 'changed_by', type: 'text' })
  changedBy: string;

  @Column({ name: 'reason_code', type: 'text' })
  reasonCode: string;

  @Column({ name: 'changed_at', type: 'timestamptz', precision: 3 })
  changedAt: Date;
}
