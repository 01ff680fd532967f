import { ATTEMPT_RESULTS, CHOICE_CODES, NEED_CODES } from '@crossroads/contracts/help';
import { IsCode, IsInstant } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsOptional, Matches } from 'class-validator';
import { ATTEMPT_MODES } from '../domain/attempt-floor.ts';
import { CaseView } from './case.views.ts';

const ANSWERS = ['ACCEPTED', 'NOT_NOW'] as const;
const MAX_CODES = 30;

/** One try to reach the person. */
export class AttemptDto {
  @ApiProperty({ enum: ATTEMPT_MODES })
  @IsCode(ATTEMPT_MODES)
  modeCode: string;

  @ApiProperty({ enum: ATTEMPT_RESULTS, description: 'REACHED_DIRECT: a two-way talk with the person' })
  @IsCode(ATTEMPT_RESULTS)
  resultCode: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'when it was; now if left out' })
  @IsOptional()
  @IsInstant()
  at?: string;
}

/** The case after an attempt, and the attempt's id. */
export class AttemptedView extends CaseView {
  @ApiProperty({ format: 'uuid' })
  attemptId: string;
}

/** Help was offered to the person. */
export class HelpOfferDto {
  @ApiProperty({ enum: ATTEMPT_MODES })
  @IsCode(ATTEMPT_MODES)
  modeCode: string;

  @ApiProperty({ enum: ANSWERS, description: 'a yes still needs a consent before anything is shared' })
  @IsCode(ANSWERS)
  answer: (typeof ANSWERS)[number];
}

/** What the person needs. */
export class NeedsAssessmentDto {
  @ApiProperty({ enum: NEED_CODES, isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_CODES)
  @ArrayUnique()
  @IsCode(NEED_CODES, { each: true })
  needCodes: string[];

  @ApiPropertyOptional({
    enum: CHOICE_CODES,
    isArray: true,
    description: 'choices about providers; as before if left out',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_CODES)
  @ArrayUnique()
  @IsCode(CHOICE_CODES, { each: true })
  choiceCodes?: string[];

  @ApiPropertyOptional({ type: String, description: 'area of the site, where it was not known or has changed' })
  @IsOptional()
  @Matches(/^[A-Z][A-Z_]{1,39}$/)
  areaCode?: string;
}
