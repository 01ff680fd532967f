import { IsCode, IsId, PageQuery } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { MATCH_STEPS } from '../domain/provider-match.ts';
import { CODE, PLACEMENT_STATUSES } from './codes.ts';

/** Which placements to list. */
export class PlacementsQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsId()
  referralId?: string;

  @ApiPropertyOptional({ enum: PLACEMENT_STATUSES })
  @IsOptional()
  @IsCode(PLACEMENT_STATUSES)
  status?: (typeof PLACEMENT_STATUSES)[number];
}

/** A service that a coordinator chose, and why. */
export class OfferByHandDto {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  serviceId: string;

  @ApiProperty({ type: String, pattern: CODE.source })
  @Matches(CODE)
  reasonCode: string;
}

/** One offer of a placement. */
export class OfferView {
  @ApiProperty({ format: 'uuid' }) offerId: string;
  @ApiProperty({ format: 'uuid' }) serviceId: string;
  @ApiProperty({ format: 'uuid' }) providerId: string;
  @ApiProperty({ type: String }) status: string;
  @ApiProperty({ format: 'date-time' }) madeAt: string;
  @ApiProperty({ format: 'date-time', description: 'exclusive' }) expiresAt: string;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) endedAt: string | null;
  @ApiProperty({ type: String, nullable: true }) reasonCode: string | null;
  @ApiProperty({ type: String, nullable: true, enum: ['PROVIDER', 'CLIENT'] }) declinedBy: string | null;
  @ApiProperty({ type: String, nullable: true }) manualReasonCode: string | null;
}

/** One need of a referral, and how it stands. */
export class PlacementView {
  @ApiProperty({ format: 'uuid' }) placementId: string;
  @ApiProperty({ format: 'uuid' }) referralId: string;
  @ApiProperty({ type: String }) needCode: string;
  @ApiProperty({ enum: ['URGENT', 'PRIORITY', 'STANDARD'] }) urgency: string;
  @ApiProperty({ type: String }) ageBand: string;
  @ApiProperty({ type: String, nullable: true }) areaCode: string | null;
  @ApiProperty({ type: String }) language: string;
  @ApiProperty({ type: [String] }) choiceCodes: readonly string[];
  @ApiProperty({ enum: PLACEMENT_STATUSES }) status: string;
  @ApiProperty({ type: OfferView, nullable: true }) offer: OfferView | null;
  @ApiProperty({ type: [OfferView], description: 'all offers, oldest first' }) offers: readonly OfferView[];
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) waitlistServiceId: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'why nobody was found' }) gapCode: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'why it ended' }) causeCode: string | null;
  @ApiProperty({ type: [String] }) confirmedBy: readonly string[];
  @ApiProperty({ format: 'date-time' }) openedAt: string;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
  @ApiProperty({ type: Number }) version: number;
}

/** A page of placements. */
export class PlacementPage {
  @ApiProperty({ type: [PlacementView] }) items: PlacementView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

/** Why a service was asked or not. */
export class MatchView {
  @ApiProperty({ format: 'uuid' }) serviceId: string;
  @ApiProperty({ format: 'uuid' }) providerId: string;
  @ApiProperty({ type: String }) serviceName: string;
  @ApiProperty({ type: String }) providerName: string;
  @ApiProperty({ type: Boolean }) passed: boolean;
  @ApiProperty({ type: Boolean, description: 'passes every step but, it may be, capacity' }) permitted: boolean;
  @ApiProperty({ type: String, enum: MATCH_STEPS, nullable: true }) failingStep: string | null;
  @ApiProperty({ type: String, nullable: true }) reasonCode: string | null;
}

/** Every service of the site. */
export class MatchPage {
  @ApiProperty({ type: [MatchView] }) items: MatchView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
