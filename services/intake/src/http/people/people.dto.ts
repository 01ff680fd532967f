import { IsCode } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMinSize, ArrayUnique, IsArray, IsOptional, Matches, ValidateNested } from 'class-validator';
import { REVEAL_CODES, type RevealCode } from '../../application/people/reveal-person.handler.ts';
import { PERSON_FIELD_CODES, type PersonFieldCode } from '../../domain/people/correction.ts';
import { SENSITIVITY_CODES, type SensitivityCode } from '../../domain/people/sensitivity.ts';
import { DraftPersonDto } from '../drafts.dto.ts';

const CODE = /^[A-Z][A-Z0-9_]{1,59}$/;

/** Which fields of a person to see in full, and why. */
export class RevealDto {
  @ApiProperty({ enum: REVEAL_CODES, isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsCode(REVEAL_CODES, { each: true })
  fields: RevealCode[];

  @ApiProperty({ example: 'FIRST_CONTACT' })
  @Matches(CODE)
  reasonCode: string;
}

/** What a record should say. What is not given stays. */
export class CorrectionDto {
  @ApiPropertyOptional({ type: DraftPersonDto, description: 'replaces what is known' })
  @IsOptional()
  @ValidateNested()
  @Type(() => DraftPersonDto)
  set?: DraftPersonDto;

  @ApiPropertyOptional({ enum: PERSON_FIELD_CODES, isArray: true, description: 'taken away' })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsCode(PERSON_FIELD_CODES, { each: true })
  remove?: PersonFieldCode[];
}

/** What kind of record it is. */
export class SensitivityDto {
  @ApiProperty({ enum: SENSITIVITY_CODES, isArray: true, description: 'an empty list: nobody knows' })
  @IsArray()
  @ArrayUnique()
  @IsCode(SENSITIVITY_CODES, { each: true })
  sensitivityCodes: SensitivityCode[];
}
