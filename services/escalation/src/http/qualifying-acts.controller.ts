import { Action, CurrentAccess, IsLocalDate, type Access } from '@crossroads/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ReadActsHandler } from '../application/read-acts.handler.ts';

export class ActsQuery {
  @ApiPropertyOptional({ format: 'date', description: 'the list in force on this day; today when left out' })
  @IsOptional()
  @IsLocalDate()
  on?: string;
}

/** One class of act, and whether it counts. */
export class QualifyingActView {
  @ApiProperty({ type: String, example: 'SHOOTING' }) code: string;
  @ApiProperty({ type: Boolean }) qualifies: boolean;
  @ApiProperty({ type: Boolean, description: 'needs no days between notice and act' }) shooting: boolean;
  @ApiProperty({ type: Boolean, description: 'needs evidence of violence after the notice' })
  needsViolenceEvidence: boolean;
  @ApiProperty({ type: String, description: 'where it is written' }) source: string;
  @ApiProperty({ type: String, description: 'version of the list' }) listVersion: string;
  @ApiProperty({ format: 'date', description: 'first day on which the list is in force' }) effectiveFrom: string;
}

/** The whole list. */
export class QualifyingActPage {
  @ApiProperty({ type: [QualifyingActView] }) items: QualifyingActView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

/** Which acts count: a dated list, and what is not on it does not. @source domain.md 6.2 */
@ApiTags('qualifying-acts')
@ApiBearerAuth()
@Controller('v1/qualifying-acts')
export class QualifyingActsController {
  constructor(private readonly reading: ReadActsHandler) {}

  @Get()
  @Action('ListQualifyingActs')
  @ApiOperation({ operationId: 'listQualifyingActs', summary: 'Acts that count, and those that never do' })
  @ApiOkResponse({ type: QualifyingActPage })
  async list(@Query() { on }: ActsQuery, @CurrentAccess() access: Access): Promise<QualifyingActPage> {
    const found = await this.reading.on(access, on);
    const listed = found && { listVersion: found.version, effectiveFrom: found.effectiveFrom };
    return { items: listed ? found.acts.map(act => ({ ...act, ...listed })) : [], next: null };
  }
}
