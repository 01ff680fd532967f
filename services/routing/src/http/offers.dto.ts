import { IsCode } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { DECLINE_REASONS, OUTCOMES } from '../domain/codes.ts';
import type { DeclinedBy, DeclineReason, HandoffSide, Outcome } from '../domain/codes.ts';
import { CODE } from './codes.ts';

const DECLINED_BY = ['PROVIDER', 'CLIENT'] as const;
const SIDES = ['WORKER', 'PROVIDER'] as const;

/** Why an offer is not taken, and who said so. */
export class DeclineDto {
  @ApiProperty({ enum: DECLINE_REASONS })
  @IsCode(DECLINE_REASONS)
  reasonCode: DeclineReason;

  @ApiProperty({ enum: DECLINED_BY })
  @IsCode(DECLINED_BY)
  declinedBy: DeclinedBy;
}

/** Why an offer is taken back. */
export class WithdrawalDto {
  @ApiProperty({ type: String, pattern: CODE.source, example: 'PERSON_REQUEST' })
  @Matches(CODE)
  causeCode: string;
}

/** Who says that the person arrived. */
export class HandoffConfirmationDto {
  @ApiProperty({ enum: SIDES })
  @IsCode(SIDES)
  side: HandoffSide;
}

/** What became of it. */
export class OutcomeDto {
  @ApiProperty({ enum: OUTCOMES })
  @IsCode(OUTCOMES)
  closedLoopCode: Outcome;
}

/** An offer as its provider sees it. */
export class ProviderOfferView {
  @ApiProperty({ format: 'uuid' }) offerId: string;
  @ApiProperty({ format: 'uuid' }) serviceId: string;
  @ApiProperty({ type: String }) status: string;
  @ApiProperty({ format: 'date-time' }) madeAt: string;
  @ApiProperty({ format: 'date-time', description: 'exclusive' }) expiresAt: string;
  @ApiProperty({ type: String }) needCode: string;
  @ApiProperty({ type: String }) ageBand: string;
  @ApiProperty({ type: String }) language: string;
  @ApiProperty({ type: String, nullable: true }) areaCode: string | null;
  @ApiProperty({ enum: ['URGENT', 'PRIORITY', 'STANDARD'] }) urgency: string;
}

/** An offer as staff see it. */
export class StaffOfferView extends ProviderOfferView {
  @ApiProperty({ format: 'uuid' }) placementId: string;
  @ApiProperty({ format: 'uuid' }) referralId: string;
  @ApiProperty({ format: 'uuid' }) providerId: string;
}

/** A page of offers; a provider does not see whose they are. */
export class OfferPage {
  @ApiProperty({ type: [StaffOfferView] }) items: StaffOfferView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

/** How an offer stands after an act; staff see the placement too. */
export class OfferStandingView {
  @ApiProperty({ format: 'uuid' }) offerId: string;
  @ApiProperty({ type: String }) status: string;
  @ApiPropertyOptional({ format: 'uuid' }) placementId?: string;
  @ApiPropertyOptional({ type: String }) placementStatus?: string;
}
