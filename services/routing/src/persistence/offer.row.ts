import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** That an offer was made, and about what. Never changes: what became of it stands in its placement. */
@Entity({ name: 'offer' })
@Index('offer_provider', ['providerId', 'id'])
@Index('offer_referral', ['referralId'])
export class OfferRow {
  @PrimaryColumn({ name: 'id', type: 'uuid' }) id: string;
  @Column({ name: 'site', type: 'text' }) site: string;
  @Column({ name: 'placement_id', type: 'uuid' }) placementId: string;
  @Column({ name: 'referral_id', type: 'uuid' }) referralId: string;
  @Column({ name: 'consent_id', type: 'uuid' }) consentId: string;
  @Column({ name: 'service_id', type: 'uuid' }) serviceId: string;
  @Column({ name: 'provider_id', type: 'uuid' }) providerId: string;
  /** What the offer tells by itself of the person; travels with it. */
  @Column({ name: 'sensitivity_codes', type: 'jsonb' }) sensitivityCodes: readonly string[];
  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 }) createdAt: Date;
}
