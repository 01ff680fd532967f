import { IsCode, IsId, IsLanguageTag, IsLocalDate } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsOptional, Matches } from 'class-validator';
import { CONSENT_METHODS, DATA_CLASSES } from '../domain/codes.ts';
import { LANGUAGE } from './person.dto.ts';

const CODE = /^[A-Z][A-Z0-9_]{1,59}$/;

/** Consent that the person gave to the sender. */
export class ConsentDto {
  @ApiProperty({ type: [String], example: ['SERVICE'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ArrayUnique()
  @Matches(CODE, { each: true })
  purposeCodes: string[];

  @ApiProperty({ type: [String], description: 'organisations that are named; may be empty' })
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsId({ each: true })
  recipientIds: string[];

  @ApiPropertyOptional({ example: 'SERVICE_PROVIDERS' })
  @IsOptional()
  @Matches(CODE)
  recipientClass?: string;

  @ApiProperty({ enum: DATA_CLASSES, isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsCode(DATA_CLASSES, { each: true })
  dataClasses: (typeof DATA_CLASSES)[number][];

  @ApiProperty({ format: 'date', description: 'last day' })
  @IsLocalDate()
  expiresOn: string;

  @ApiProperty({ description: 'language in which it was given, BCP 47' })
  @IsLanguageTag()
  @Matches(LANGUAGE)
  language: string;

  @ApiProperty({ enum: CONSENT_METHODS })
  @IsCode(CONSENT_METHODS)
  methodCode: (typeof CONSENT_METHODS)[number];

  @ApiProperty({ description: 'covers substance-use treatment records (42 CFR Part 2)' })
  @IsBoolean()
  part2: boolean;
}
