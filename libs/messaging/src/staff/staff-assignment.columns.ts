import { Column } from 'typeorm';

/** What both the directory and its history say of an assignment. */
export abstract class StaffAssignmentColumns {
  @Column({ type: 'text' })
  site: string;

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
}
