import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AGE_BANDS, AGE_CONFIDENCES, SAFE_CONTACT_CODES } from '../../domain/codes.ts';
import { PERSON_FIELD_CODES } from '../../domain/people/correction.ts';
import { AddressDto, NameDto } from '../person.dto.ts';

/** One person, as little as the reader's role needs. Readers without a contact card see age band and area only. */
export class PersonView {
  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty({ format: 'uuid' })
  referralId: string;

  @ApiProperty({ enum: AGE_BANDS })
  ageBand: string;

  @ApiProperty({ type: String, nullable: true })
  areaCode: string | null;

  @ApiPropertyOptional({ enum: AGE_CONFIDENCES })
  ageConfidence?: string;

  @ApiPropertyOptional({ example: 'AN' })
  initials?: string;

  @ApiPropertyOptional({ description: 'BCP 47', example: 'es' })
  language?: string;

  @ApiPropertyOptional()
  interpreterNeeded?: boolean;

  @ApiPropertyOptional({ enum: SAFE_CONTACT_CODES, isArray: true })
  safeContact?: readonly string[];

  @ApiPropertyOptional({ type: [String], description: 'the last two digits of each phone' })
  phoneEndings?: readonly string[];

  @ApiPropertyOptional()
  isRestricted?: boolean;

  @ApiPropertyOptional({ type: Number })
  version?: number;
}

/** The fields that were asked for; what is not known is left out. */
export class RevealedView {
  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiPropertyOptional({ type: NameDto })
  name?: NameDto;

  @ApiPropertyOptional({ type: [String] })
  aliases?: readonly string[];

  @ApiPropertyOptional({ format: 'date' })
  birthDate?: string;

  @ApiPropertyOptional({ type: AddressDto })
  address?: AddressDto;

  @ApiPropertyOptional({ type: [String] })
  phones?: readonly string[];
}

/** That a record was put right, and in which fields. */
export class CorrectedView {
  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty({ format: 'uuid' })
  referralId: string;

  @ApiProperty({ type: Number })
  version: number;

  @ApiProperty({ enum: PERSON_FIELD_CODES, isArray: true })
  fieldCodes: readonly string[];
}
