import { IsCode, IsId, PageQuery } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { PAIR_STATUSES, type PairStatus } from '../../domain/matching/pair.ts';
import { DraftPersonDto } from '../drafts.dto.ts';

const DECISIONS = ['SAME', 'NOT_SAME'] as const;

/** Which pairs: those that wait for a decision, unless it is said otherwise. */
export class ReviewsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: PAIR_STATUSES, default: 'review' })
  @IsOptional()
  @IsCode(PAIR_STATUSES)
  status: PairStatus = 'review';

  @ApiPropertyOptional({ format: 'uuid', description: 'pairs of this record only' })
  @IsOptional()
  @IsId()
  personId?: string;
}

export class MatchDecisionDto {
  @ApiProperty({ enum: DECISIONS })
  @IsCode(DECISIONS)
  decision: (typeof DECISIONS)[number];
}

export class LinkDto {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  otherPersonId: string;
}

/** What is known of whom one looks for: a name, a birth date, a phone, an address; two of them at least find somebody. */
export class SearchDto extends OmitType(DraftPersonDto, [
  'preferredLanguage',
  'interpreterNeeded',
  'safeContact',
  'ageConfidence',
]) {}
