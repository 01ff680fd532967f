import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  Equals,
  IsArray,
  IsBoolean,
  IsDefined,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsCode } from '@crossroads/platform';
import { EVIDENCE_ITEM_TYPES, SUBJECT_ROLES, VICTIM_NOTIFICATION_CODES } from '../domain/codes.ts';
import type { EvidenceItemType, SubjectRole, VictimNotificationCode } from '../domain/codes.ts';
import { HAS_TEXT, NUMBER } from './codes.ts';
import { IncidentDto, StateCaseDto } from './incident.dto.ts';
import { SubjectDto } from './subject.dto.ts';

/** Longest statement, in characters: two pages. @source domain.md 6.4 */
export const LONGEST_STATEMENT = 6_000;

export class SelfDefenceDto {
  @ApiProperty({
    type: Boolean,
    description: 'somebody says that it was self-defence; an attorney then has to answer it',
  })
  @IsBoolean()
  claimed: boolean;
}

export class RepresentationDto {
  @ApiProperty({ type: Boolean, description: 'it was looked up whether the person has counsel' })
  @IsBoolean()
  checked: boolean;

  @ApiProperty({ type: Boolean, description: 'the person has counsel' })
  @IsBoolean()
  represented: boolean;
}

/** One piece of evidence by who holds it under which number; never a copy. */
export class EvidenceItemDto {
  @ApiProperty({ enum: EVIDENCE_ITEM_TYPES, description: 'what kind of item' })
  @IsCode(EVIDENCE_ITEM_TYPES)
  itemType: EvidenceItemType;

  @ApiProperty({ maxLength: 80, description: 'agency that holds it' })
  @IsString()
  @MaxLength(80)
  @Matches(HAS_TEXT)
  holderAgency: string;

  @ApiProperty({ maxLength: 60, pattern: NUMBER.source, description: 'its number there' })
  @Matches(NUMBER)
  reference: string;
}

/** What speaks for the person: facts, or the affirmation that none is known. One of the two, never neither. */
export class ExculpatoryDto {
  @ApiPropertyOptional({ type: Boolean, enum: [true], description: 'none is known, and I say so' })
  @IsOptional()
  @Equals(true)
  affirmedNone?: true;

  @ApiPropertyOptional({ maxLength: LONGEST_STATEMENT, description: 'facts that speak for the person' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_STATEMENT)
  @Matches(HAS_TEXT)
  facts?: string;
}

export class VictimNotificationDto {
  @ApiProperty({ enum: VICTIM_NOTIFICATION_CODES, description: 'whether the victim of the incident was told' })
  @IsCode(VICTIM_NOTIFICATION_CODES)
  statusCode: VictimNotificationCode;
}

/** Everything that a nomination may say; there is no other field. */
export class NominationDto {
  @ApiProperty({ type: SubjectDto, description: 'who it is about' })
  @IsDefined()
  @ValidateNested()
  @Type(() => SubjectDto)
  subject: SubjectDto;

  @ApiProperty({ type: IncidentDto, description: 'what happened, and where it is known from' })
  @IsDefined()
  @ValidateNested()
  @Type(() => IncidentDto)
  incident: IncidentDto;

  @ApiProperty({ enum: SUBJECT_ROLES, description: 'what the person was in the incident' })
  @IsCode(SUBJECT_ROLES)
  subjectRole: SubjectRole;

  @ApiPropertyOptional({
    maxLength: 60,
    description: 'number of the record that shows violence or brandishing after the notice',
  })
  @IsOptional()
  @Matches(NUMBER)
  violenceEvidence?: string;

  @ApiProperty({ type: SelfDefenceDto, description: 'whether self-defence is claimed' })
  @IsDefined()
  @ValidateNested()
  @Type(() => SelfDefenceDto)
  selfDefence: SelfDefenceDto;

  @ApiProperty({ type: RepresentationDto, description: 'whether the person has counsel' })
  @IsDefined()
  @ValidateNested()
  @Type(() => RepresentationDto)
  representation: RepresentationDto;

  @ApiProperty({ type: [EvidenceItemDto], description: 'where the evidence lies' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EvidenceItemDto)
  evidenceIndex: EvidenceItemDto[];

  @ApiProperty({ type: StateCaseDto, description: 'how the case stands with the state' })
  @IsDefined()
  @ValidateNested()
  @Type(() => StateCaseDto)
  stateCase: StateCaseDto;

  @ApiProperty({ maxLength: LONGEST_STATEMENT, description: 'the facts in the nominator’s words; two pages at most' })
  @IsString()
  @MaxLength(LONGEST_STATEMENT)
  @Matches(HAS_TEXT)
  statement: string;

  @ApiProperty({ type: ExculpatoryDto, description: 'what speaks for the person' })
  @IsDefined()
  @ValidateNested()
  @Type(() => ExculpatoryDto)
  exculpatory: ExculpatoryDto;

  @ApiProperty({ type: VictimNotificationDto, description: 'whether the victim was told' })
  @IsDefined()
  @ValidateNested()
  @Type(() => VictimNotificationDto)
  victimNotification: VictimNotificationDto;
}
