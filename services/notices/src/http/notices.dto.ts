import { IsCode, IsId, IsLanguageTag, IsLocalDate } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsString,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import * as codes from '../domain/codes.ts';
import { TYPED_IDENTIFIER } from '../domain/identifier.ts';
import { CODE, HAS_TEXT, LANGUAGE } from './codes.ts';
import { LocalTimeDto } from './local-time.dto.ts';

/** What a person can be told by for sure. */
export class IdentifierDto {
  @ApiProperty({ enum: codes.IDENTIFIER_KINDS })
  @IsCode(codes.IDENTIFIER_KINDS)
  kind: codes.IdentifierKind;

  @ApiProperty({ type: String, pattern: TYPED_IDENTIFIER.source, description: 'kept without blanks and punctuation' })
  @Matches(TYPED_IDENTIFIER)
  value: string;
}

/** Who was served. Kept sealed, and never shown again. */
export class SubjectDto {
  @ApiProperty({ maxLength: 100 })
  @IsString()
  @MaxLength(100)
  @Matches(HAS_TEXT)
  givenName: string;

  @ApiProperty({ maxLength: 100 })
  @IsString()
  @MaxLength(100)
  @Matches(HAS_TEXT)
  familyName: string;

  @ApiProperty({ format: 'date', description: 'from a document, never guessed' })
  @IsLocalDate()
  birthDate: string;

  @ApiProperty({ type: [IdentifierDto], minItems: 2, maxItems: 5, description: 'each of another kind' })
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(5)
  @ValidateNested({ each: true })
  @Type(() => IdentifierDto)
  identifiers: IdentifierDto[];
}

/** How a notice was served. @source domain.md 3.3; R26 */
export class NoticeDto {
  @ApiProperty({ type: SubjectDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => SubjectDto)
  subject: SubjectDto;

  @ApiProperty({ format: 'uuid' })
  @IsId()
  textId: string;

  @ApiProperty({ description: 'BCP 47; the one it was said in', example: 'es' })
  @IsLanguageTag()
  @Matches(LANGUAGE)
  language: string;

  @ApiProperty({ type: LocalTimeDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => LocalTimeDto)
  servedAt: LocalTimeDto;

  @ApiProperty({ enum: codes.METHOD_CODES })
  @IsCode(codes.METHOD_CODES)
  methodCode: codes.MethodCode;

  @ApiProperty({ enum: codes.SERVER_ROLES, isArray: true, description: 'who was there' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsCode(codes.SERVER_ROLES, { each: true })
  serverRoles: codes.ServerRole[];

  @ApiProperty({ description: 'the person said in their own words what it means' })
  @IsBoolean()
  understood: boolean;

  @ApiProperty()
  @IsBoolean()
  helpOfferMade: boolean;

  @ApiPropertyOptional({ format: 'date', description: 'needed when help was offered' })
  @ValidateIf(({ helpOfferMade, helpOfferedOn }: NoticeDto) => helpOfferMade === true || helpOfferedOn !== undefined)
  @IsLocalDate()
  helpOfferedOn?: string;

  @ApiPropertyOptional({ enum: codes.OFFER_MODES, description: 'needed when help was offered' })
  @ValidateIf(({ helpOfferMade, helpOfferMode }: NoticeDto) => helpOfferMade === true || helpOfferMode !== undefined)
  @IsCode(codes.OFFER_MODES)
  helpOfferMode?: codes.OfferMode;

  @ApiProperty()
  @IsBoolean()
  copyLeft: boolean;

  @ApiProperty({ enum: codes.COUNSEL_STATUSES })
  @IsCode(codes.COUNSEL_STATUSES)
  counselStatus: codes.CounselStatus;
}

/** A notice that was read again, with an offer of its own. */
export class RenewalDto {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  textId: string;

  @ApiProperty({ type: LocalTimeDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => LocalTimeDto)
  renewedAt: LocalTimeDto;

  @ApiProperty({ format: 'date' })
  @IsLocalDate()
  helpOfferedOn: string;

  @ApiProperty({ enum: codes.OFFER_MODES })
  @IsCode(codes.OFFER_MODES)
  helpOfferMode: codes.OfferMode;

  @ApiProperty({ enum: codes.METHOD_CODES })
  @IsCode(codes.METHOD_CODES)
  methodCode: codes.MethodCode;

  @ApiProperty({ enum: codes.COUNSEL_STATUSES })
  @IsCode(codes.COUNSEL_STATUSES)
  counselStatus: codes.CounselStatus;
}

/** Why nothing of a notice may go. */
export class HoldDto {
  @ApiProperty({ type: String, example: 'LITIGATION' })
  @Matches(CODE)
  reasonCode: string;
}
