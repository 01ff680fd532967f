import { IsCode, IsId, PageQuery } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { CASE_STATUSES } from './case.views.ts';

/** A code of an open list. */
export const CODE = /^[A-Z][A-Z0-9_]{1,59}$/;

/** Which cases to list. */
export class CasesQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsId()
  referralId?: string;

  @ApiPropertyOptional({ enum: CASE_STATUSES })
  @IsOptional()
  @IsCode(CASE_STATUSES)
  status?: (typeof CASE_STATUSES)[number];

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsId()
  workerId?: string;
}

/** Who gets the case, and why a lead chooses so. */
export class AssignmentDto {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  workerId: string;

  @ApiProperty({ type: String })
  @Matches(CODE)
  reasonCode: string;
}

/** A worker of the roster. */
export class WorkerView {
  @ApiProperty({ format: 'uuid' })
  workerId: string;

  @ApiProperty({ type: [String] })
  languages: readonly string[];

  @ApiProperty({ type: [String] })
  areas: readonly string[];

  @ApiProperty({ type: Number })
  caseload: number;

  @ApiProperty({ type: Number })
  caseloadMax: number;

  @ApiProperty({ type: Boolean })
  active: boolean;
}

/** A page of workers. */
export class WorkerPage {
  @ApiProperty({ type: [WorkerView] })
  items: readonly WorkerView[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}
