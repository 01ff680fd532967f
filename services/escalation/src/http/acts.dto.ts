import { IsCode, IsId, IsLocalDate } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import {
  DECLINATION_CODES,
  DISPOSITION_CODES,
  HOLD_BASIS_CODES,
  INFO_CODES,
  WITHDRAWAL_CODES,
  type DeclinationCode,
  type DispositionCode,
  type HoldBasisCode,
  type InfoCode,
  type WithdrawalCode,
} from '../domain/codes.ts';
import { CODE, HAS_TEXT } from './codes.ts';
import { LONGEST_STATEMENT } from './nomination.dto.ts';

const STATUTE = /^[0-9]{1,2} USC [0-9]{1,4}[a-z]?(\([a-z0-9]{1,3}\))*$/;
const VERSION = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;
const DECISIONS = ['APPROVE', 'REFUSE'] as const;
const ANSWERS = ['YES', 'NO'] as const;

/** A statute that an attorney ticks; a tick is not a charge. */
export class StatuteDto {
  @ApiProperty({
    type: String,
    pattern: STATUTE.source,
    example: '18 USC 922(g)',
    description: 'a statute of the menu',
  })
  @Matches(STATUTE)
  statute: string;

  @ApiProperty({ type: String, example: 'from-2022-06-26', description: 'its version in force on the offence date' })
  @Matches(VERSION)
  statuteVersion: string;

  @ApiProperty({ format: 'date', description: 'the local day of the act' })
  @IsLocalDate()
  offenceDate: string;
}

/** An attorney’s answer to the question of federal nexus. */
export class NexusAnswerDto {
  @ApiProperty({ enum: ANSWERS, description: 'whether a federal statute is touched' })
  @IsCode(ANSWERS)
  answer: (typeof ANSWERS)[number];

  @ApiProperty({ type: [StatuteDto], description: 'at least one on yes, none on no' })
  @IsArray()
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  @Type(() => StatuteDto)
  statutes: StatuteDto[];

  @ApiPropertyOptional({ maxLength: 2000, description: 'what the attorney says of a claim of self-defence' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  @Matches(HAS_TEXT)
  selfDefenceNote?: string;
}

/** What a reviewer decides, in writing. */
export class ReviewDto {
  @ApiProperty({ enum: DECISIONS, description: 'a refusal ends the case' })
  @IsCode(DECISIONS)
  decision: (typeof DECISIONS)[number];

  @ApiProperty({ minLength: 10, maxLength: LONGEST_STATEMENT, description: 'why' })
  @IsString()
  @MinLength(10)
  @MaxLength(LONGEST_STATEMENT)
  @Matches(HAS_TEXT)
  reasons: string;
}

export class WithdrawalDto {
  @ApiProperty({ enum: WITHDRAWAL_CODES, description: 'why' })
  @IsCode(WITHDRAWAL_CODES)
  reasonCode: WithdrawalCode;
}

/** What the nominator answers the office. */
export class AnswerDto {
  @ApiProperty({ maxLength: LONGEST_STATEMENT, description: 'references and facts; searched like a statement' })
  @IsString()
  @MaxLength(LONGEST_STATEMENT)
  @Matches(HAS_TEXT)
  answer: string;
}

/** Where a package goes. */
export class TransmissionDto {
  @ApiProperty({ format: 'uuid', description: 'an office in which a prosecutor of the site works' })
  @IsId()
  officeId: string;
}

/** What the office wants to know before it decides. */
export class ReturnDto {
  @ApiProperty({ enum: INFO_CODES, isArray: true, description: 'what is asked for' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsCode(INFO_CODES, { each: true })
  infoCodes: InfoCode[];
}

/** What the office decided. */
export class DispositionDto {
  @ApiProperty({ enum: DISPOSITION_CODES, description: 'the decision' })
  @IsCode(DISPOSITION_CODES)
  code: DispositionCode;

  @ApiPropertyOptional({
    enum: DECLINATION_CODES,
    nullable: true,
    description: 'needed with DECLINE, and with nothing else',
  })
  @IsOptional()
  @IsCode(DECLINATION_CODES)
  reasonCode?: DeclinationCode;

  @ApiProperty({ format: 'date', description: 'day of the decision, today or before' })
  @IsLocalDate()
  decidedOn: string;
}

export class HoldDto {
  @ApiProperty({ enum: HOLD_BASIS_CODES, description: 'on what the hold rests' })
  @IsCode(HOLD_BASIS_CODES)
  basisCode: HoldBasisCode;
}

export class VictimTaskCompletionDto {
  @ApiProperty({ type: String, pattern: CODE.source, example: 'CONTACTED', description: 'what came of it' })
  @Matches(CODE)
  outcomeCode: string;
}
