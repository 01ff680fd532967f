import type { Clock } from '@crossroads/kernel';
import { AnswerInterceptor, IdempotentWork, Repeatable } from '@crossroads/messaging';
import type { Answer, RepeatableRequest } from '@crossroads/messaging';
import { Action, CLOCK } from '@crossroads/platform';
import { Body, Controller, Inject, Post, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiTags } from '@nestjs/swagger';
import { AddExclusionHandler } from '../application/add-exclusion.handler.ts';
import { ExclusionDto, ExclusionView } from './exclusions.dto.ts';

/** Who must not meet whom: written by leads, read by nobody. @source architecture.md 15: rivals */
@ApiTags('exclusions')
@ApiBearerAuth()
@Controller('v1/exclusions')
export class ExclusionsController {
  constructor(
    private readonly adding: AddExclusionHandler,
    private readonly idempotent: IdempotentWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @Action('AddExclusion', { roles: ['outreach-lead'] })
  @ApiHeader({ name: 'idempotency-key', required: true })
  @ApiCreatedResponse({ type: ExclusionView })
  @UseInterceptors(AnswerInterceptor)
  async add(@Body() body: ExclusionDto, @Repeatable() asked: RepeatableRequest): Promise<Answer> {
    const { actorId, site } = asked.actor;
    return this.idempotent.run(asked, async tx => {
      const exclusionId = await this.adding.execute({ ...body, site, actorId, at: this.clock.now() }, tx);
      return { status: 201, body: { exclusionId } };
    });
  }
}
