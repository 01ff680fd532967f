import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A referral whose help has ended: what is kept of it goes class by class, counted from then. Gone with the last of it. */
@Entity({ name: 'retained_referral' })
export class RetainedReferralRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'retained_referral_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3 })
  endedAt: Date;
}

/** A legal hold that stands on a referral. Gone when it is released: who placed it, its owner keeps. @source R48 */
@Entity({ name: 'held_referral' })
@Index('held_referral_by_referral', ['referralId'])
export class HeldReferralRow {
  @PrimaryColumn({ name: 'hold_id', type: 'uuid', primaryKeyConstraintName: 'held_referral_pk' })
  holdId: string;

  @PrimaryColumn({ name: 'referral_id', type: 'uuid', primaryKeyConstraintName: 'held_referral_pk' })
  referralId: string;

  @Column({ type: 'text' })
  site: string;
}
