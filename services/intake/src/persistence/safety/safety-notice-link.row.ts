import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** That somebody of intake found a notice to concern a referral. */
@Entity({ name: 'safety_notice_link' })
@Index('safety_notice_link_by_referral', ['referralId'])
export class SafetyNoticeLinkRow {
  @PrimaryColumn({ name: 'notice_id', type: 'uuid', primaryKeyConstraintName: 'safety_notice_link_pk' })
  noticeId: string;

  @PrimaryColumn({ name: 'referral_id', type: 'uuid', primaryKeyConstraintName: 'safety_notice_link_pk' })
  referralId: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ name: 'linked_by', type: 'uuid' })
  linkedBy: string;

  @Column({ name: 'linked_at', type: 'timestamptz', precision: 3 })
  linkedAt: Date;
}
