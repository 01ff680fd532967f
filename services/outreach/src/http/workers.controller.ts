import { Action, afterId, CurrentActor, pageOf, PageQuery, type Actor } from '@crossroads/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ReadCasesHandler } from '../application/read-cases.handler.ts';
import { WorkerPage } from './cases.dto.ts';

@ApiTags('workers')
@ApiBearerAuth()
@Controller('v1/workers')
export class WorkersController {
  constructor(private readonly reading: ReadCasesHandler) {}

  @Get()
  @Action('ListWorkers', { roles: ['outreach-lead'] })
  @ApiOkResponse({ type: WorkerPage })
  async list(@Query() query: PageQuery, @CurrentActor() actor: Actor): Promise<WorkerPage> {
    const after = afterId(query);
    const found = await this.reading.workers(actor.site, after, query.limit + 1);
    return pageOf(found, query.limit, ({ workerId }) => [workerId]);
  }
}
