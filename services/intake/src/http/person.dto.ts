import { IsCode, IsLanguageTag, IsLocalDate, IsPhone } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { AGE_BANDS, AGE_CONFIDENCES, SAFE_CONTACT_CODES, type AgeBand } from '../domain/codes.ts';

const HAS_TEXT = /\S/;
/** The form of a language tag that events carry. */
export const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

export class NameDto {
  @ApiProperty({ maxLength: 100 })
  @IsString()
  @MaxLength(100)
  @Matches(HAS_TEXT)
  given: string;

  @ApiProperty({ maxLength: 100 })
  @IsString()
  @MaxLength(100)
  @Matches(HAS_TEXT)
  family: string;
}

export class AddressDto {
  @ApiPropertyOptional({ maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  line?: string;

  @ApiPropertyOptional({ maxLength: 100 })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  city?: string;

  @ApiPropertyOptional({ maxLength: 20 })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  postalCode?: string;
}

/** Who the referral is about. A name or an alias is needed. */
export class PersonDto {
  @ApiPropertyOptional({ type: NameDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => NameDto)
  name?: NameDto;

  @ApiPropertyOptional({ maxLength: 100, description: 'needed when there is no name' })
  @ValidateIf((person: PersonDto) => person.name === undefined || person.alias !== undefined)
  @IsString()
  @MaxLength(100)
  @Matches(HAS_TEXT)
  alias?: string;

  @ApiPropertyOptional({ type: [String], maxItems: 10, description: 'other names that the person goes by' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  @Matches(HAS_TEXT, { each: true })
  aliases?: string[];

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @IsLocalDate()
  birthDate?: string;

  @ApiPropertyOptional({ enum: AGE_BANDS, description: 'where no birth date is known' })
  @IsOptional()
  @IsCode(AGE_BANDS)
  ageBand?: AgeBand;

  @ApiPropertyOptional({ enum: AGE_CONFIDENCES, description: 'where the birth date or the age band comes from' })
  @IsOptional()
  @IsCode(AGE_CONFIDENCES)
  ageConfidence?: (typeof AGE_CONFIDENCES)[number];

  @ApiPropertyOptional({ type: [String], maxItems: 5, example: ['+15055550123'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @ArrayUnique()
  @IsPhone({ each: true })
  phones?: string[];

  @ApiPropertyOptional({ type: AddressDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => AddressDto)
  address?: AddressDto;

  @ApiProperty({ description: 'BCP 47', example: 'es' })
  @IsLanguageTag()
  @Matches(LANGUAGE)
  preferredLanguage: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  interpreterNeeded?: boolean;

  @ApiPropertyOptional({ enum: SAFE_CONTACT_CODES, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsCode(SAFE_CONTACT_CODES, { each: true })
  safeContact?: (typeof SAFE_CONTACT_CODES)[number][];
}
