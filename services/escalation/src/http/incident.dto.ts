import { IsCode, IsLocalDate } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsOptional, Matches, ValidateNested } from 'class-validator';
import { CHARGE_STATUSES, DA_STATUS_CODES, SOURCE_CODES } from '../domain/codes.ts';
import type { ChargeStatus, DaStatusCode, SourceCode } from '../domain/codes.ts';
import { CODE, NUMBER } from './codes.ts';
import { IsLocalTime, IsOffset } from './local-time.ts';

const ORI = /^[A-Z0-9]{9}$/;
const AREA = /^[A-Z][A-Z_]{1,39}$/;
const INCIDENT = /^[A-Za-z0-9][A-Za-z0-9 ./-]{0,39}$/;

/** A time as a clock on the wall showed it. */
export class LocalTimeDto {
  @ApiProperty({ type: String, example: '2026-05-14T23:58', description: 'local time of the site, to the minute' })
  @IsLocalTime()
  local: string;

  @ApiPropertyOptional({
    type: String,
    example: '-06:00',
    description: 'distance from UTC; needed where clocks showed the time twice or never',
  })
  @IsOptional()
  @IsOffset()
  offset?: string;
}

/** What happened. */
export class IncidentDto {
  @ApiProperty({ type: String, pattern: ORI.source, description: 'ORI of the agency' })
  @Matches(ORI)
  agencyCode: string;

  @ApiProperty({ maxLength: 40, description: 'its number at the agency' })
  @Matches(INCIDENT)
  incidentNumber: string;

  @ApiProperty({ type: String, pattern: CODE.source, description: 'class of the act; see /v1/qualifying-acts' })
  @Matches(CODE)
  actClassCode: string;

  @ApiProperty({ type: LocalTimeDto, description: 'when the act was' })
  @IsDefined()
  @ValidateNested()
  @Type(() => LocalTimeDto)
  actAt: LocalTimeDto;

  @ApiProperty({ type: String, pattern: AREA.source, description: 'area of the site' })
  @Matches(AREA)
  areaCode: string;

  @ApiProperty({ enum: CHARGE_STATUSES, description: 'on what it rests; NONE fails P6' })
  @IsCode(CHARGE_STATUSES)
  chargeStatus: ChargeStatus;

  @ApiPropertyOptional({ format: 'date', nullable: true, description: 'day of the charge, arrest or finding' })
  @IsOptional()
  @IsLocalDate()
  chargedOn?: string;

  @ApiPropertyOptional({
    maxLength: 60,
    pattern: NUMBER.source,
    nullable: true,
    description: 'number of the court case',
  })
  @IsOptional()
  @Matches(NUMBER)
  courtCaseNumber?: string;

  @ApiProperty({ enum: SOURCE_CODES, description: 'where it is known from; only law enforcement has codes' })
  @IsCode(SOURCE_CODES)
  sourceCode: SourceCode;
}

/** How the case stands with the state. */
export class StateCaseDto {
  @ApiPropertyOptional({
    maxLength: 60,
    pattern: NUMBER.source,
    nullable: true,
    description: 'number of the state case',
  })
  @IsOptional()
  @Matches(NUMBER)
  caseNumber?: string;

  @ApiProperty({ enum: DA_STATUS_CODES, description: 'what the District Attorney has done' })
  @IsCode(DA_STATUS_CODES)
  daStatusCode: DaStatusCode;
}
