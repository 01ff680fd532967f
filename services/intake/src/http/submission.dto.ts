import { IsCode, IsId, IsInstant, IsLocalDate } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  ANSWERS,
  CHOICE_CODES,
  FACT_SOURCES,
  FACTOR_CODES,
  LEGAL_BASIS_CODES,
  NEED_CODES,
  SOURCE_TYPES,
  type ChoiceCode,
  type FactorCode,
  type LegalBasisCode,
  type NeedCode,
  type SourceType,
} from '../domain/codes.ts';
import { SENSITIVITY_CODES, type SensitivityCode } from '../domain/people/sensitivity.ts';
import { ConsentDto } from './consent.dto.ts';
import { PersonDto } from './person.dto.ts';

const CODE = /^[A-Z][A-Z0-9_]{1,59}$/;
const AREA = /^[A-Z][A-Z_]{1,39}$/;

export class ReferrerDto {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsId()
  organisationId?: string;

  @ApiProperty({ example: 'NURSE' })
  @Matches(CODE)
  role: string;

  @ApiPropertyOptional({ default: false })
  @IsOptional()
  @IsBoolean()
  anonymous?: boolean;
}

/** One answer to a screening question, with its date and source. */
export class FactDto {
  @ApiProperty({ enum: FACTOR_CODES })
  @IsCode(FACTOR_CODES)
  factorCode: FactorCode;

  @ApiProperty({ enum: ANSWERS })
  @IsCode(ANSWERS)
  answer: (typeof ANSWERS)[number];

  @ApiPropertyOptional({ format: 'date', description: 'a yes without its date counts as unknown' })
  @IsOptional()
  @IsLocalDate()
  observedOn?: string;

  @ApiProperty({ enum: FACT_SOURCES })
  @IsCode(FACT_SOURCES)
  sourceCode: (typeof FACT_SOURCES)[number];
}

/** A referral as its sender writes it. */
export class SubmissionDto {
  @ApiProperty({ enum: SOURCE_TYPES })
  @IsCode(SOURCE_TYPES)
  sourceType: SourceType;

  @ApiProperty({ type: ReferrerDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => ReferrerDto)
  referrer: ReferrerDto;

  @ApiPropertyOptional({ format: 'date-time', description: 'with offset; now when left out, never later' })
  @IsOptional()
  @IsInstant()
  receivedAt?: string;

  @ApiProperty({ enum: LEGAL_BASIS_CODES })
  @IsCode(LEGAL_BASIS_CODES)
  legalBasisCode: LegalBasisCode;

  @ApiProperty({ type: PersonDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => PersonDto)
  person: PersonDto;

  @ApiPropertyOptional({ pattern: AREA.source })
  @IsOptional()
  @Matches(AREA)
  areaCode?: string;

  @ApiProperty({ type: [FactDto], maxItems: 50 })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => FactDto)
  facts: FactDto[];

  @ApiPropertyOptional({ enum: NEED_CODES, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsCode(NEED_CODES, { each: true })
  needCodes?: NeedCode[];

  @ApiPropertyOptional({ enum: CHOICE_CODES, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsCode(CHOICE_CODES, { each: true })
  choiceCodes?: ChoiceCode[];

  @ApiPropertyOptional({ type: [String], maxItems: 20 })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Matches(CODE, { each: true })
  reasonCodes?: string[];

  @ApiPropertyOptional({ type: ConsentDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => ConsentDto)
  consent?: ConsentDto;

  @ApiProperty({ description: 'version of the confidentiality statement that was given', example: 'cn-1' })
  @Matches(/^[a-z0-9][a-z0-9.-]{0,39}$/)
  confidentialityNotice: string;

  @ApiPropertyOptional({
    enum: SENSITIVITY_CODES,
    isArray: true,
    description: 'treatment under 42 CFR Part 2, victim services, or neither; unknown counts as both',
  })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsCode(SENSITIVITY_CODES, { each: true })
  sensitivityCodes?: SensitivityCode[];

  @ApiPropertyOptional({ maxLength: 500, description: 'may be disclosed by court order' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}
