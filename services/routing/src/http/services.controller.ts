import { AnswerInterceptor } from '@crossroads/messaging';
import type { Answer } from '@crossroads/messaging';
import { accessOf, Action, afterKey, CurrentAccess, etagOf, expectedVersion, IdPipe } from '@crossroads/platform';
import { pageOf, PageQuery, requireVersion, setEtag } from '@crossroads/platform';
import type { Access, ApiRequest } from '@crossroads/platform';
import { Body, Controller, Get, Param, Put, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ReadServicesHandler } from '../application/read-services.handler.ts';
import { ReportCapacityHandler } from '../application/report-capacity.handler.ts';
import { Edge } from './edge.ts';
import { CapacityDto, CapacityView, ServicePage, ServiceView } from './services.dto.ts';
import { reportedView, serviceView } from './views.ts';

/** The directory, and how many places each service has. */
@ApiTags('services')
@ApiBearerAuth()
@Controller('v1/services')
export class ServicesController {
  constructor(
    private readonly reading: ReadServicesHandler,
    private readonly reporting: ReportCapacityHandler,
    private readonly edge: Edge,
  ) {}

  @Get()
  @Action('ListServices')
  @ApiOkResponse({ type: ServicePage })
  async list(@Query() query: PageQuery, @CurrentAccess() access: Access): Promise<ServicePage> {
    const { limit } = query;
    const [after] = afterKey(query) ?? [];
    const page = { after, limit: limit + 1 };
    const found = await this.reading.list(access, page);
    const { items, next } = pageOf(found, limit, ({ service }) => [service.id]);
    return { items: items.map(serviceView), next };
  }

  @Get(':id')
  @Action('ReadService')
  @ApiOkResponse({ type: ServiceView, description: 'the ETag is the version of its capacity' })
  async one(
    @Param('id', IdPipe) serviceId: string,
    @CurrentAccess() access: Access,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ServiceView> {
    const found = await this.reading.one(access, serviceId);
    if (found.capacity) setEtag(reply, found.capacity.version);
    return serviceView(found);
  }

  @Put(':id/capacity')
  @Action('ReportCapacity')
  @ApiHeader({ name: 'if-match', required: false, description: 'needed once the service has a capacity' })
  @ApiOkResponse({ type: CapacityView })
  @UseInterceptors(AnswerInterceptor)
  async report(
    @Param('id', IdPipe) serviceId: string,
    @Body() { unitCode, available, maximum, updatedAt }: CapacityDto,
    @Req() request: ApiRequest,
  ): Promise<Answer> {
    const access = accessOf(request);
    const at = this.edge.now();
    const count = { unitCode, available, maximum, updatedAt: updatedAt === undefined ? at : new Date(updatedAt) };
    const command = { ...count, serviceId, access, at };
    const reported = await this.edge.edit(access, tx =>
      this.reporting.execute(command, tx, actual => {
        if (actual > 0) requireVersion(expectedVersion(request.headers['if-match']), actual);
      }),
    );
    return { status: 200, body: reportedView(serviceId, reported), etag: etagOf(reported.version) };
  }
}
