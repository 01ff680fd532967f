import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whether anything may be attested at a site, or of one notice. The id is the site, or `site:noticeId`. */
@Entity({ name: 'attestation_availability' })
export class AvailabilityRow {
  @PrimaryColumn({ name: 'id', type: 'text', primaryKeyConstraintName: 'attestation_availability_pk' }) id: string;
  @Column({ name: 'site', type: 'text' }) site: string;
  @Column({ name: 'version', type: 'integer' }) version: number;
  @Column({ name: 'notice_id', type: 'uuid', nullable: true }) noticeId: string | null;
  @Column({ name: 'is_available', type: 'boolean' }) isAvailable: boolean;
  @Column({ name: 'reason_code', type: 'text' }) reasonCode: string;
  @Column({ name: 'set_by', type: 'uuid' }) setBy: string;
  @Column({ name: 'set_at', type: 'timestamptz', precision: 3 }) setAt: Date;
}
