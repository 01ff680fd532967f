import { Action, afterId, CurrentAccess, pageOf, PageQuery, type Access } from '@crossroads/platform';
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
  @Action('ListWorkers')
  @ApiOkResponse({ type: WorkerPage })
  async list(@Query() query: PageQuery, @CurrentAccess() access: Access): Promise<WorkerPage> {
    const after = afterId(query);
    const found = await this.reading.workers(access, after, query.limit + 1);
    return pageOf(found, query.limit, ({ workerId }) => [workerId]);
  }
}
