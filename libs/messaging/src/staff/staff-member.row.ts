import type { Role } from '@crossroads/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who works where: one assignment at a time. Its owner writes it by its API, every other service by event. */
@Entity({ name: 'staff_member' })
export class StaffMemberRow {
  /** The opaque staff id, the same at the issuer of the plane. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'staff_member_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  role: Role;

  @Column({ name: 'org_id', type: 'uuid', nullable: true })
  orgId: string | null;

  @Column({ name: 'area_code', type: 'text', nullable: true })
  areaCode: string | null;

  @Column({ type: 'text', nullable: true })
  programme: string | null;

  @Column({ name: 'valid_from', type: 'timestamptz', precision: 3 })
  validFrom: Date;

  /** The first instant at which it holds no more; none while no end is known. */
  @Column({ name: 'valid_until', type: 'timestamptz', precision: 3, nullable: true })
  validUntil: Date | null;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;
}
