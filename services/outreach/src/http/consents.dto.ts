import { CONSENT_METHODS } from '@crossroads/contracts/help';
import { IsCode, IsId, IsLanguageTag, IsLocalDate } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsOptional, Matches } from 'class-validator';
import { CODE } from './cases.dto.ts';
import { CaseView } from './case.views.ts';
import { ConsentView } from './consent.views.ts';

const CLASSES = ['SERVICE_PROVIDERS'] as const;
const MAX_CODES = 20;

/** What the person agreed to: named purposes, recipients and kinds of data, for a time. */
export class ConsentDto {
  @ApiProperty({ type: [String] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_CODES)
  @ArrayUnique()
  @Matches(CODE, { each: true })
  purposeCodes: string[];

  @ApiProperty({ type: [String], format: 'uuid', description: 'organisations named as recipients' })
  @IsArray()
  @ArrayMaxSize(MAX_CODES)
  @ArrayUnique()
  @IsId({ each: true })
  recipientIds: string[];

  @ApiPropertyOptional({ enum: CLASSES, description: 'a class of recipients, for what does not identify the person' })
  @IsOptional()
  @IsCode(CLASSES)
  recipientClass?: string;

  @ApiProperty({ type: [String], description: 'such as C1, C4' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_CODES)
  @ArrayUnique()
  @Matches(/^C(1[0-3]|[0-9])s?$/, { each: true })
  dataClasses: string[];

  @ApiPropertyOptional({
    format: 'date',
    description: 'the last day on which it holds: within twelve months, 30 days on if left out',
  })
  @IsOptional()
  @IsLocalDate()
  expiresOn?: string;

  @ApiProperty({ type: String, description: 'language in which it was given, BCP 47' })
  @IsLanguageTag()
  language: string;

  @ApiProperty({ enum: CONSENT_METHODS })
  @IsCode(CONSENT_METHODS)
  methodCode: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'staff id of whoever saw it given by word of mouth' })
  @IsOptional()
  @IsId()
  witnessId?: string;

  @ApiProperty({ type: Boolean, description: 'covers treatment records under 42 CFR Part 2' })
  @IsBoolean()
  part2: boolean;
}

/** The case after a consent, with the consent's id in `consentId`. */
export class ConsentedView extends CaseView {}

/** Consents of a referral. */
export class ConsentPage {
  @ApiProperty({ type: [ConsentView] })
  items: readonly ConsentView[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}

/** A consent that was taken back. */
export class WithdrawalView {
  @ApiProperty({ format: 'uuid' })
  consentId: string;

  @ApiProperty({ format: 'uuid' })
  referralId: string;

  @ApiProperty({ enum: ['withdrawn'] })
  status: string;

  @ApiProperty({ format: 'date-time' })
  withdrawnAt: string;

  @ApiProperty({ format: 'date-time', description: 'sharing has stopped by then' })
  stopBy: string;

  @ApiProperty({ format: 'date-time', description: 'every recipient knows by then' })
  tellBy: string;
}
