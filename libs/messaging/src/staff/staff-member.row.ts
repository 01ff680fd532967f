import type { Role } from '@crossroads/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { StaffAssignmentColumns } from './staff-assignment.columns.ts';

/** Who works where: one assignment at a time. Its owner writes it by its API, every other service by event. */
@Entity({ name: 'staff_member' })
export class StaffMemberRow extends StaffAssignmentColumns {
  /** The opaque staff id, the same at the issuer of the plane. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'staff_member_pk' })
  id: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  role: Role;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;
}
