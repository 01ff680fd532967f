import { IsLanguageTag, IsLocalDate } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { HAS_TEXT, LANGUAGE, VERSION } from './codes.ts';

const STATUSES = ['draft', 'approved', 'review-required', 'retired'];

/** A version of the text of a notice in one language. */
export class TextDto {
  @ApiProperty({ description: 'BCP 47', example: 'es' })
  @IsLanguageTag()
  @Matches(LANGUAGE)
  language: string;

  @ApiProperty({ maxLength: 200 })
  @IsString()
  @MaxLength(200)
  @Matches(HAS_TEXT)
  title: string;

  @ApiProperty({ maxLength: 20_000 })
  @IsString()
  @MaxLength(20_000)
  @Matches(HAS_TEXT)
  body: string;

  @ApiProperty({ type: String, pattern: VERSION.source, description: 'the charging policy that it rests on' })
  @Matches(VERSION)
  chargingPolicyVersion: string;
}

/** That a lawyer stands by a text. */
export class ApprovalDto {
  @ApiProperty({ maxLength: 500, description: 'on what law or decision it rests' })
  @IsString()
  @MaxLength(500)
  @Matches(HAS_TEXT)
  legalBasis: string;

  @ApiPropertyOptional({
    type: String,
    pattern: VERSION.source,
    description: 'the policy that it was reviewed against',
  })
  @IsOptional()
  @Matches(VERSION)
  chargingPolicyVersion?: string;
}

export class TextView {
  @ApiProperty({ format: 'uuid' }) textId: string;
  @ApiProperty({ type: String }) language: string;
  @ApiProperty({ type: String }) title: string;
  @ApiProperty({ type: String }) body: string;
  @ApiProperty({ type: String, description: 'SHA-256 of language, title and body' }) hash: string;
  @ApiProperty({ type: String }) chargingPolicyVersion: string;
  @ApiProperty({ enum: STATUSES }) status: string;
  @ApiProperty({ format: 'uuid' }) authorId: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) approverId: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) approvedAt: string | null;
  @ApiProperty({ type: String, nullable: true }) legalBasis: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'from when on it is not served' })
  standsUntil: string | null;
  @ApiProperty({ format: 'date-time' }) writtenAt: string;
  @ApiProperty({ type: Number }) version: number;
}

export class TextPage {
  @ApiProperty({ type: [TextView] }) items: TextView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

/** A charging policy of the site. */
export class PolicyDto {
  @ApiProperty({ type: String, pattern: VERSION.source })
  @Matches(VERSION)
  version: string;

  @ApiProperty({ format: 'date', description: 'local calendar date, inclusive' })
  @IsLocalDate()
  effectiveOn: string;
}

export class PolicyView {
  @ApiProperty({ type: String }) version: string;
  @ApiProperty({ format: 'date' }) effectiveOn: string;
  @ApiProperty({ format: 'date-time' }) recordedAt: string;
}

export class PolicyPage {
  @ApiProperty({ type: [PolicyView] }) items: PolicyView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
