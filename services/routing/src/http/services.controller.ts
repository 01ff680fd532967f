import type { Clock } from '@crossroads/kernel';
import { UnitOfWork } from '@crossroads/messaging';
import {
  Action,
  afterKey,
  CLOCK,
  CurrentActor,
  expectedVersion,
  IdPipe,
  pageOf,
  PageQuery,
} from '@crossroads/platform';
import { requireVersion, setEtag } from '@crossroads/platform';
import type { Actor } from '@crossroads/platform';
import { Body, Controller, Get, Headers, Inject, Param, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ReadServicesHandler } from '../application/read-services.handler.ts';
import { ReportCapacityHandler } from '../application/report-capacity.handler.ts';
import { STAFF } from './codes.ts';
import { organisationOf } from './organisation.ts';
import { CapacityDto, CapacityView, ServicePage, ServiceView } from './services.dto.ts';
import { serviceView } from './views.ts';

const READERS = ['provider', ...STAFF] as const;
/** The directory, and how many places each service has. */
@ApiTags('services')
@ApiBearerAuth()
@Controller('v1/services')
export class ServicesController {
  constructor(
    private readonly reading: ReadServicesHandler,
    private readonly reporting: ReportCapacityHandler,
    private readonly work: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Action('ListServices', { roles: READERS })
  @ApiOkResponse({ type: ServicePage })
  async list(@Query() query: PageQuery, @CurrentActor() actor: Actor): Promise<ServicePage> {
    const { limit } = query;
    const [after] = afterKey(query) ?? [];
    const filter = { site: actor.site, providerId: organisationOf(actor), after, limit: limit + 1 };
    const { items, next } = pageOf(await this.reading.list(filter), limit, ({ service }) => [service.id]);
    return { items: items.map(serviceView), next };
  }

  @Get(':id')
  @Action('ReadService', { roles: READERS })
  @ApiOkResponse({ type: ServiceView, description: 'the ETag is the version of its capacity' })
  async one(
    @Param('id', IdPipe) serviceId: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ServiceView> {
    const found = await this.reading.one({ serviceId, site: actor.site, providerId: organisationOf(actor) });
    if (found.capacity) setEtag(reply, found.capacity.version);
    return serviceView(found);
  }

  @Put(':id/capacity')
  @Action('ReportCapacity', { roles: ['provider', 'coordinator'] })
  @ApiHeader({ name: 'if-match', required: false, description: 'needed once the service has a capacity' })
  @ApiOkResponse({ type: CapacityView })
  async report(
    @Param('id', IdPipe) serviceId: string,
    @Body() body: CapacityDto,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CapacityView> {
    const at = this.clock.now();
    const updatedAt = body.updatedAt === undefined ? at : new Date(body.updatedAt);
    const command = { ...body, serviceId, site: actor.site, orgId: organisationOf(actor), updatedAt, at };
    const { version, capacity } = await this.work.run(tx =>
      this.reporting.execute(command, tx, actual => {
        if (actual > 0) requireVersion(expectedVersion(ifMatch), actual);
      }),
    );
    setEtag(reply, version);
    const { unitCode, available, maximum, held } = capacity;
    return { serviceId, unitCode, available, maximum, held, updatedAt: capacity.updatedAt.toISOString(), version };
  }
}
