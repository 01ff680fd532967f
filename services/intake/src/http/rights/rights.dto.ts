import { IsCode } from '@crossroads/platform';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { REVIEW_OUTCOMES, type ReviewOutcome } from '../../domain/rights/break-glass.ts';

const CODE = /^[A-Z][A-Z0-9_]{1,59}$/;

/** Why nothing of a person may go. */
export class HoldDto {
  @ApiProperty({ example: 'LITIGATION' })
  @Matches(CODE)
  reasonCode: string;
}

/** Why somebody needs to see more than their role shows. */
export class BreakGlassDto {
  @ApiProperty({ example: 'LIFE_IN_DANGER' })
  @Matches(CODE)
  reasonCode: string;

  @ApiProperty({ minLength: 20, maxLength: 2000, description: 'read by whoever reviews it; kept sealed' })
  @IsString()
  @MinLength(20)
  @MaxLength(2000)
  explanation: string;
}

export class GrantReviewDto {
  @ApiProperty({ enum: REVIEW_OUTCOMES })
  @IsCode(REVIEW_OUTCOMES)
  outcomeCode: ReviewOutcome;
}
