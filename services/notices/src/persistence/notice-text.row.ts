import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ExistingText } from '../domain/notice-text.ts';

/** One version of a text in one language, who wrote it and who approved it. */
@Entity({ name: 'notice_text' })
@Index('notice_text_by_site', ['site', 'id'])
@Check('notice_text_two_people', 'approver_id is null or approver_id <> author_id')
export class NoticeTextRow {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'notice_text_pk' }) id: string;
  @Column({ name: 'site', type: 'text' }) site: string;
  @Column({ name: 'version', type: 'integer' }) version: number;
  @Column({ name: 'language', type: 'text' }) language: string;
  @Column({ name: 'title', type: 'text' }) title: string;
  @Column({ name: 'body', type: 'text' }) body: string;
  @Column({ name: 'hash', type: 'text' }) hash: string;
  @Column({ name: 'charging_policy_version', type: 'text' }) chargingPolicyVersion: string;
  @Column({ name: 'status', type: 'text' }) status: ExistingText['status'];
  @Column({ name: 'author_id', type: 'uuid' }) authorId: string;
  @Column({ name: 'approver_id', type: 'uuid', nullable: true }) approverId: string | null;
  @Column({ name: 'approved_at', type: 'timestamptz', precision: 3, nullable: true }) approvedAt: Date | null;
  @Column({ name: 'legal_basis', type: 'text', nullable: true }) legalBasis: string | null;
  /** Since when it is not to be served any more; exclusive. */
  @Column({ name: 'stands_until', type: 'timestamptz', precision: 3, nullable: true }) standsUntil: Date | null;
  @Column({ name: 'retired_at', type: 'timestamptz', precision: 3, nullable: true }) retiredAt: Date | null;
  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 }) createdAt: Date;
  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 }) updatedAt: Date;
}
