import { AnswerInterceptor, type Answer } from '@crossroads/messaging';
import { Action, afterId, CurrentAccess, IdPipe, pageOf, PageQuery, type Access } from '@crossroads/platform';
import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ReadRegistryHandler } from '../application/read-registry.handler.ts';
import { IncidentPage, IncidentView, incidentView } from './questions.dto.ts';

/** What is to be looked into and reported. */
@ApiTags('incidents')
@ApiBearerAuth()
@UseInterceptors(AnswerInterceptor)
@Controller('v1/incidents')
export class IncidentsController {
  constructor(private readonly reading: ReadRegistryHandler) {}

  @Get()
  @Action('ListNoticeIncidents')
  @ApiOkResponse({ type: IncidentPage })
  async list(@Query() query: PageQuery, @CurrentAccess() access: Access): Promise<Answer> {
    const { limit } = query;
    const found = await this.reading.incidents(access, { after: afterId(query), limit: limit + 1 });
    const { items, next } = pageOf(found, limit, ({ id }) => [id]);
    return { status: 200, body: { items: items.map(incidentView), next } };
  }

  @Get(':id')
  @Action('ReadNoticeIncident')
  @ApiOkResponse({ type: IncidentView })
  async one(@Param('id', IdPipe) id: string, @CurrentAccess() access: Access): Promise<Answer> {
    return { status: 200, body: incidentView(await this.reading.incident(access, id)) };
  }
}
