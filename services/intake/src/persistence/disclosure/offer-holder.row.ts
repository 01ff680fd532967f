import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Which provider an offer of routing was made to, and what it said; the id is the offer's. */
@Entity({ name: 'offer_holder' })
@Index('offer_holder_by_referral', ['referralId'])
export class OfferHolderRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'offer_holder_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'referral_id', type: 'uuid' })
  referralId: string;

  /** None while only a later event was heard of. */
  @Column({ name: 'provider_id', type: 'uuid', nullable: true })
  providerId: string | null;

  @Column({ type: 'text' })
  status: 'offered' | 'accepted' | 'ended';

  @Column({ name: 'accepted_at', type: 'timestamptz', precision: 3, nullable: true })
  acceptedAt: Date | null;
}
