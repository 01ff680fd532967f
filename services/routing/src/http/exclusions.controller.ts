import { AnswerInterceptor, Repeatable } from '@crossroads/messaging';
import type { Answer, RepeatableRequest } from '@crossroads/messaging';
import { Action } from '@crossroads/platform';
import { Body, Controller, Post, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiTags } from '@nestjs/swagger';
import { AddExclusionHandler } from '../application/add-exclusion.handler.ts';
import { Edge } from './edge.ts';
import { ExclusionDto, ExclusionView } from './exclusions.dto.ts';

/** Who must not meet whom: written by leads, read by nobody. @source architecture.md 15: rivals */
@ApiTags('exclusions')
@ApiBearerAuth()
@Controller('v1/exclusions')
export class ExclusionsController {
  constructor(
    private readonly adding: AddExclusionHandler,
    private readonly edge: Edge,
  ) {}

  @Post()
  @Action('AddExclusion')
  @ApiHeader({ name: 'idempotency-key', required: true })
  @ApiCreatedResponse({ type: ExclusionView })
  @UseInterceptors(AnswerInterceptor)
  async add(
    @Body() { referralId, otherId, reasonCode }: ExclusionDto,
    @Repeatable() asked: RepeatableRequest,
  ): Promise<Answer> {
    return this.edge.once(asked, async tx => {
      const command = { referralId, otherId, reasonCode, access: asked.access, at: this.edge.now() };
      const exclusionId = await this.adding.execute(command, tx);
      return { status: 201, body: { exclusionId } };
    });
  }
}
