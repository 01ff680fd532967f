import { IsCode, IsLocalDate } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { BIRTH_DATE_SOURCES, IDENTIFIER_KINDS } from '../domain/codes.ts';
import type { BirthDateSource, IdentifierKind } from '../domain/codes.ts';
import { HAS_TEXT } from './codes.ts';

/** Letters and digits, with the blanks and marks that people write between them. */
const IDENTIFIER = /^(?=(?:[^A-Za-z0-9]*[A-Za-z0-9]){3})[A-Za-z0-9 .\-/]{3,40}$/;

export class IdentifierDto {
  @ApiProperty({ enum: IDENTIFIER_KINDS, description: 'what it is' })
  @IsCode(IDENTIFIER_KINDS)
  kind: IdentifierKind;

  @ApiProperty({ maxLength: 40, description: 'its value; case, blanks and marks do not count' })
  @IsString()
  @Matches(IDENTIFIER)
  value: string;
}

/** Who a nomination is about. */
export class SubjectDto {
  @ApiProperty({ maxLength: 100, description: 'given name' })
  @IsString()
  @MaxLength(100)
  @Matches(HAS_TEXT)
  givenName: string;

  @ApiProperty({ maxLength: 100, description: 'family name' })
  @IsString()
  @MaxLength(100)
  @Matches(HAS_TEXT)
  familyName: string;

  @ApiPropertyOptional({
    format: 'date',
    nullable: true,
    description: 'verified; unknown when left out, and then fails P1',
  })
  @IsOptional()
  @IsLocalDate()
  birthDate?: string;

  @ApiProperty({ enum: BIRTH_DATE_SOURCES, description: 'how the birth date was verified; NONE: not verified' })
  @IsCode(BIRTH_DATE_SOURCES)
  birthDateSource: BirthDateSource;

  @ApiProperty({ type: [IdentifierDto], minItems: 2, maxItems: 2, description: 'two identifiers of different kinds' })
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(2)
  @ValidateNested({ each: true })
  @Type(() => IdentifierDto)
  identifiers: IdentifierDto[];
}
