import { IsCode } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { SOURCE_TYPES, type SourceType } from '../domain/codes.ts';
import { PersonDto } from './person.dto.ts';
import { SubmissionDto } from './submission.dto.ts';

/** Part of a person; what is there must be right. */
export class DraftPersonDto extends PartialType(OmitType(PersonDto, ['alias'])) {
  @ApiPropertyOptional({ maxLength: 100 })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @Matches(/\S/)
  alias?: string;
}

/** A referral that is being written: what is there must be right, and much may be missing. */
export class DraftDto extends PartialType(OmitType(SubmissionDto, ['sourceType', 'person'])) {
  @ApiProperty({ enum: SOURCE_TYPES })
  @IsCode(SOURCE_TYPES)
  sourceType: SourceType;

  @ApiPropertyOptional({ type: DraftPersonDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => DraftPersonDto)
  person?: DraftPersonDto;
}

/** A draft that was begun. */
export class OpenedDraftView {
  @ApiProperty({ format: 'uuid' })
  draftId: string;

  @ApiProperty({ format: 'date-time', description: 'when it is dropped' })
  expiresAt: Date;
}

/** A draft as its author sees it; nobody else does. */
export class DraftDocument extends OpenedDraftView {
  @ApiProperty({ type: DraftDto })
  body: object;
}
