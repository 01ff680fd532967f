import { IsCode, IsId, PageQuery } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { AGE_BANDS, INFO_CODES, NEED_CODES, type AgeBand, type InfoCode, type NeedCode } from '../domain/codes.ts';
import type { TriageDecision } from '../application/decide-triage.handler.ts';
import { STATUSES } from './referral.views.ts';
import { FactDto } from './submission.dto.ts';

const CODE = /^[A-Z][A-Z0-9_]{1,59}$/;
const DECISIONS = ['PASS', 'REJECT', 'CRISIS_DIVERT', 'HAND_OUT_OF_AREA', 'LINK_DUPLICATE', 'NOT_DUPLICATE'] as const;

/** Which referrals to list. */
export class ReferralsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'as people write it: case, dashes and spaces do not matter' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  reference?: string;

  @ApiPropertyOptional({ enum: STATUSES, description: 'staff only' })
  @IsOptional()
  @IsCode(STATUSES)
  status?: (typeof STATUSES)[number];
}

export class InfoRequestDto {
  @ApiProperty({ enum: INFO_CODES, isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsCode(INFO_CODES, { each: true })
  infoCodes: InfoCode[];
}

/** What the sender or a worker adds; facts are added to those that are there. */
export class AnswerDto {
  @ApiPropertyOptional()
  @IsOptional()
  @Matches(/^[A-Z][A-Z_]{1,39}$/)
  areaCode?: string;

  @ApiPropertyOptional({ type: [FactDto], maxItems: 50 })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => FactDto)
  facts?: FactDto[];

  @ApiPropertyOptional({ enum: AGE_BANDS })
  @IsOptional()
  @IsCode(AGE_BANDS)
  ageBand?: AgeBand;

  @ApiPropertyOptional({ enum: NEED_CODES, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsCode(NEED_CODES, { each: true })
  needCodes?: NeedCode[];
}

/** What a named human decides in triage, and why. */
export class TriageDecisionDto {
  @ApiProperty({ enum: DECISIONS })
  @IsCode(DECISIONS)
  decision: (typeof DECISIONS)[number];

  @ApiProperty({ description: 'why, as a code' })
  @Matches(CODE)
  reasonCode: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'for LINK_DUPLICATE: the referral that goes on' })
  @ValidateIf((body: TriageDecisionDto) => body.decision === 'LINK_DUPLICATE' || body.keptReferralId !== undefined)
  @IsId()
  keptReferralId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'for HAND_OUT_OF_AREA: who takes over' })
  @ValidateIf((body: TriageDecisionDto) => body.decision === 'HAND_OUT_OF_AREA' || body.partnerOrgId !== undefined)
  @IsId()
  partnerOrgId?: string;

  @ApiPropertyOptional({ description: 'for CRISIS_DIVERT: the service that was called in' })
  @ValidateIf((body: TriageDecisionDto) => body.decision === 'CRISIS_DIVERT' || body.diversionCode !== undefined)
  @Matches(CODE)
  diversionCode?: string;
}

export class ClosureDto {
  @ApiProperty({ description: 'how it ended, as a code' })
  @Matches(CODE)
  outcomeCode: string;
}

/** The decision with what belongs to it; the checks above have made sure that it is there. */
export const toDecision = (body: TriageDecisionDto): TriageDecision => {
  const { decision, reasonCode, keptReferralId = '', partnerOrgId = '', diversionCode = '' } = body;
  switch (decision) {
    case 'CRISIS_DIVERT':
      return { decision, reasonCode, diversionCode };
    case 'HAND_OUT_OF_AREA':
      return { decision, reasonCode, partnerOrgId };
    case 'LINK_DUPLICATE':
      return { decision, reasonCode, keptReferralId };
    default:
      return { decision, reasonCode };
  }
};
