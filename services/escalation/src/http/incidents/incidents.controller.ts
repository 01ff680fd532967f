import { AnswerInterceptor, Repeatable, type Answer, type RepeatableRequest } from '@crossroads/messaging';
import { Action, afterId, CurrentAccess, IdPipe, pageOf, PageQuery, type Access } from '@crossroads/platform';
import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReadIncidentsHandler } from '../../application/incidents/read-incidents.handler.ts';
import { ReportIncidentHandler } from '../../application/incidents/report-incident.handler.ts';
import { KEY_HEADER } from '../codes.ts';
import { Edge } from '../edge.ts';
import { IncidentPage, IncidentReportDto, IncidentView } from './incidents.dto.ts';

type Incident = Awaited<ReturnType<ReadIncidentsHandler['one']>>;

const incidentView = ({
  id: incidentId,
  kindCode,
  causeId,
  findingCode,
  actionCode,
  ...row
}: Incident): IncidentView => ({
  incidentId,
  kindCode,
  causeId,
  raisedAt: row.raisedAt.toISOString(),
  reportDueAt: row.reportDueAt.toISOString(),
  reportedAt: row.reportedAt?.toISOString() ?? null,
  findingCode,
  actionCode,
});

/** What went wrong and has to be reported within a day. */
@ApiTags('incidents')
@ApiBearerAuth()
@Controller('v1/incidents')
export class IncidentsController {
  constructor(
    private readonly reading: ReadIncidentsHandler,
    private readonly reporting: ReportIncidentHandler,
    private readonly edge: Edge,
  ) {}

  @Get()
  @Action('ListIncidents')
  @ApiOperation({ operationId: 'listIncidents', summary: 'Incidents of the site' })
  @ApiOkResponse({ type: IncidentPage })
  async list(@Query() query: PageQuery, @CurrentAccess() access: Access): Promise<IncidentPage> {
    const found = await this.reading.list(access, { after: afterId(query), limit: query.limit + 1 });
    const { items, next } = pageOf(found, query.limit, ({ id }) => [id]);
    return { items: items.map(incidentView), next };
  }

  @Get(':id')
  @Action('ReadIncident')
  @ApiOperation({ operationId: 'readIncident', summary: 'One incident' })
  @ApiOkResponse({ type: IncidentView })
  async one(@Param('id', IdPipe) id: string, @CurrentAccess() access: Access): Promise<IncidentView> {
    return incidentView(await this.reading.one(access, id));
  }

  @Post(':id/reports')
  @Action('ReportIncident')
  @ApiOperation({ operationId: 'reportIncident', summary: 'Write down what was found and done' })
  @ApiHeader(KEY_HEADER)
  @ApiCreatedResponse({ type: IncidentView })
  @UseInterceptors(AnswerInterceptor)
  report(
    @Param('id', IdPipe) incidentId: string,
    @Body() { findingCode, actionCode }: IncidentReportDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    const { access, at, cause } = this.edge.act(request, incidentId);
    const command = { incidentId, findingCode, actionCode, access, at, cause };
    return this.edge.once(request, async tx => ({
      status: 201,
      body: incidentView(await this.reporting.execute(command, tx)),
    }));
  }
}
