import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CounselStatus, DefectCode, MethodCode, OfferMode, ServerRole } from '../domain/codes.ts';

/** How one notice was served. Who it was served to is told by the subject alone, which is sealed. */
@Entity({ name: 'notice' })
@Index('notice_by_subject', ['subjectId'])
export class NoticeRow {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'notice_pk' }) id: string;
  @Column({ name: 'site', type: 'text' }) site: string;
  @Column({ name: 'version', type: 'integer' }) version: number;
  @Column({ name: 'subject_id', type: 'uuid' }) subjectId: string;
  @Column({ name: 'text_id', type: 'uuid' }) textId: string;
  @Column({ name: 'language', type: 'text' }) language: string;
  @Column({ name: 'served_at', type: 'timestamptz', precision: 3 }) servedAt: Date;
  @Column({ name: 'method_code', type: 'text' }) methodCode: MethodCode;
  @Column({ name: 'server_roles', type: 'jsonb' }) serverRoles: readonly ServerRole[];
  @Column({ name: 'understood', type: 'boolean' }) understood: boolean;
  @Column({ name: 'help_offer_made', type: 'boolean' }) helpOfferMade: boolean;
  /** Local calendar date. */
  @Column({ name: 'help_offered_on', type: 'text', nullable: true }) helpOfferedOn: string | null;
  @Column({ name: 'help_offer_mode', type: 'text', nullable: true }) helpOfferMode: OfferMode | null;
  @Column({ name: 'copy_left', type: 'boolean' }) copyLeft: boolean;
  @Column({ name: 'counsel_status', type: 'text' }) counselStatus: CounselStatus;
  @Column({ name: 'age_at_service', type: 'integer' }) ageAtService: number;
  @Column({ name: 'served_by', type: 'uuid' }) servedBy: string;
  @Column({ name: 'defect_codes', type: 'jsonb' }) defectCodes: readonly DefectCode[];
  @Column({ name: 'valid_until', type: 'timestamptz', precision: 3 }) validUntil: Date;
  @Column({ name: 'renewed_at', type: 'timestamptz', precision: 3, nullable: true }) renewedAt: Date | null;
  @Column({ name: 'renewal_text_id', type: 'uuid', nullable: true }) renewalTextId: string | null;
  @Column({ name: 'renewal_offered_on', type: 'text', nullable: true }) renewalOfferedOn: string | null;
  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true }) endedAt: Date | null;
  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 }) createdAt: Date;
  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 }) updatedAt: Date;
}
