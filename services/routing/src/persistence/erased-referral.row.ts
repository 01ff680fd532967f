import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A referral of somebody who was erased: whatever comes later about it, also again, changes nothing. */
@Entity({ name: 'erased_referral' })
export class ErasedReferralRow {
  @PrimaryColumn({ name: 'referral_id', type: 'uuid' }) referralId: string;
  @Column({ name: 'site', type: 'text' }) site: string;
  @Column({ name: 'erased_at', type: 'timestamptz', precision: 3 }) erasedAt: Date;
}
