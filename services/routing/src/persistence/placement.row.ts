import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AgeBand, ChoiceCode, HandoffSide, NeedCode, Urgency } from '../domain/codes.ts';
import type { ExistingPlacement, Offer } from '../domain/placement-state.ts';
import type { Finding } from '../domain/provider-match.ts';

/** An offer as JSON keeps it: instants are text. */
export type OfferJson = Omit<Offer, 'madeAt' | 'expiresAt' | 'endedAt'> & {
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly endedAt: string | null;
};

@Entity({ name: 'placement' })
@Index('placement_referral', ['referralId'])
@Index('placement_waiting', ['site', 'needCode'], { where: `status = 'waitlisted'` })
@Index('placement_status', ['site', 'status', 'id'])
export class PlacementRow {
  @PrimaryColumn({ name: 'id', type: 'uuid' }) id: string;
  @Column({ name: 'site', type: 'text' }) site: string;
  @Column({ name: 'version', type: 'integer' }) version: number;
  @Column({ name: 'referral_id', type: 'uuid' }) referralId: string;
  @Column({ name: 'consent_id', type: 'uuid' }) consentId: string;
  @Column({ name: 'need_code', type: 'text' }) needCode: NeedCode;
  @Column({ name: 'urgency', type: 'text' }) urgency: Urgency;
  @Column({ name: 'age_band', type: 'text' }) ageBand: AgeBand;
  @Column({ name: 'area_code', type: 'text', nullable: true }) areaCode: string | null;
  @Column({ name: 'language', type: 'text' }) language: string;
  @Column({ name: 'choice_codes', type: 'jsonb' }) choiceCodes: readonly ChoiceCode[];
  @Column({ name: 'status', type: 'text' }) status: ExistingPlacement['status'];
  /** The offer under way, with its service; while waiting, the service waited for. */
  @Column({ name: 'offer', type: 'jsonb', nullable: true }) offer: OfferJson | null;
  @Column({ name: 'service_id', type: 'uuid', nullable: true }) serviceId: string | null;
  @Column({ name: 'confirmed_by', type: 'jsonb' }) confirmedBy: readonly HandoffSide[];
  @Column({ name: 'reason_code', type: 'text', nullable: true }) reasonCode: string | null;
  @Column({ name: 'past_offers', type: 'jsonb' }) pastOffers: readonly OfferJson[];
  @Column({ name: 'past_before', type: 'integer' }) pastBefore: number;
  @Column({ name: 'findings', type: 'jsonb' }) findings: readonly Finding[];
  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 }) createdAt: Date;
  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 }) updatedAt: Date;
}
