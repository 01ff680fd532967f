import { IsCode, IsId, PageQuery } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsOptional, Matches } from 'class-validator';

const CODE = /^[A-Z][A-Z0-9_]{1,59}$/;
const STATUSES = ['review', 'eligible', 'not-priority', 'closed'] as const;
const DECISIONS = ['ELIGIBLE_URGENT', 'ELIGIBLE', 'NOT_PRIORITY_ALTERNATIVE_OFFERED'] as const;

/** Which cases to list. */
export class CasesQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsId()
  referralId?: string;

  @ApiPropertyOptional({ enum: STATUSES })
  @IsOptional()
  @IsCode(STATUSES)
  status?: (typeof STATUSES)[number];
}

/** A second human's decision. @source R37 */
export class DecisionDto {
  @ApiProperty({ enum: DECISIONS })
  @IsCode(DECISIONS)
  result: (typeof DECISIONS)[number];

  @ApiProperty({ type: [String], description: 'codes; each has words that the person can read' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Matches(CODE, { each: true })
  reasonCodes: string[];

  @ApiPropertyOptional({ type: String, description: 'the other help that is offered; needed with not priority' })
  @IsOptional()
  @Matches(CODE)
  alternativeCode?: string;
}

/** A case as screeners see it. */
export class CaseView {
  @ApiProperty({ format: 'uuid' })
  referralId: string;

  @ApiProperty({ enum: STATUSES })
  status: string;

  @ApiProperty({ enum: ['URGENT', 'PRIORITY', 'STANDARD'] })
  urgency: string;

  @ApiProperty({ type: String, nullable: true })
  result: string | null;

  @ApiProperty({ type: [String] })
  triggerCodes: readonly string[];

  @ApiProperty({ type: [String] })
  reasonCodes: readonly string[];

  @ApiProperty({ type: String })
  ruleSetVersion: string;

  @ApiProperty({ format: 'uuid' })
  receiptId: string;

  @ApiProperty({ type: String, nullable: true, description: 'opaque staff id, or SYSTEM' })
  decidedBy: string | null;

  @ApiProperty({ type: String, nullable: true })
  alternativeCode: string | null;

  @ApiProperty({ type: Number })
  version: number;
}

/** A page of cases. */
export class CasePage {
  @ApiProperty({ type: [CaseView] })
  items: CaseView[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}
