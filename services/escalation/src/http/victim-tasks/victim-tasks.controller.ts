import { AnswerInterceptor, Repeatable, type Answer, type RepeatableRequest } from '@crossroads/messaging';
import { Action, afterId, CurrentAccess, IdPipe, pageOf, PageQuery, type Access } from '@crossroads/platform';
import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CompleteVictimTaskHandler } from '../../application/victim-tasks/complete-victim-task.handler.ts';
import { ReadVictimTasksHandler } from '../../application/victim-tasks/read-victim-tasks.handler.ts';
import { VictimTaskCompletionDto } from '../acts.dto.ts';
import { KEY_HEADER } from '../codes.ts';
import { Edge } from '../edge.ts';
import {
  OpenVictimTaskView,
  openVictimTaskView,
  VictimTaskPage,
  VictimTaskView,
  victimTaskView,
} from './victim-tasks.views.ts';

/** Victims who were nominated are looked after, not escalated. @source domain.md 13 T26 */
@ApiTags('victim-tasks')
@ApiBearerAuth()
@Controller('v1/victim-tasks')
export class VictimTasksController {
  constructor(
    private readonly reading: ReadVictimTasksHandler,
    private readonly completing: CompleteVictimTaskHandler,
    private readonly edge: Edge,
  ) {}

  @Get()
  @Action('ListVictimTasks')
  @ApiOperation({ operationId: 'listVictimTasks', summary: 'Tasks of the site; the list names nobody' })
  @ApiOkResponse({ type: VictimTaskPage })
  async list(@Query() query: PageQuery, @CurrentAccess() access: Access): Promise<VictimTaskPage> {
    const found = await this.reading.list(access, { after: afterId(query), limit: query.limit + 1 });
    const { items, next } = pageOf(found, query.limit, ({ id }) => [id]);
    return { items: items.map(victimTaskView), next };
  }

  @Get(':id')
  @Action('ReadVictimTask')
  @ApiOperation({ operationId: 'readVictimTask', summary: 'One task, with the person and the incident' })
  @ApiOkResponse({ type: OpenVictimTaskView })
  async one(@Param('id', IdPipe) id: string, @CurrentAccess() access: Access): Promise<OpenVictimTaskView> {
    return openVictimTaskView(await this.reading.one(access, id));
  }

  @Post(':id/completions')
  @Action('CompleteVictimTask')
  @ApiOperation({ operationId: 'completeVictimTask', summary: 'Say that the task is done' })
  @ApiHeader(KEY_HEADER)
  @ApiCreatedResponse({ type: VictimTaskView })
  @UseInterceptors(AnswerInterceptor)
  complete(
    @Param('id', IdPipe) taskId: string,
    @Body() { outcomeCode }: VictimTaskCompletionDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    const { access, at, cause } = this.edge.act(request, taskId);
    return this.edge.once(request, async tx => ({
      status: 201,
      body: victimTaskView(await this.completing.execute({ taskId, outcomeCode, access, at, cause }, tx)),
    }));
  }
}
