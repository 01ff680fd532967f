import { AnswerInterceptor, Repeatable, type Answer, type RepeatableRequest } from '@crossroads/messaging';
import { Action, afterKey, CurrentAccess, pageOf, PageQuery, type Access } from '@crossroads/platform';
import { Body, Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ChargingPolicies } from '../application/charging-policies.ts';
import { ReadRegistryHandler } from '../application/read-registry.handler.ts';
import { KEY } from './codes.ts';
import { Edge } from './edge.ts';
import { PolicyDto, PolicyPage, PolicyView } from './texts.dto.ts';
import { policyView } from './texts.views.ts';

/** Charging policies of the site; a new one sends texts back to a lawyer. @source domain.md 13 T27 */
@ApiTags('charging policies')
@ApiBearerAuth()
@UseInterceptors(AnswerInterceptor)
@Controller('v1/charging-policies')
export class PoliciesController {
  constructor(
    private readonly edge: Edge,
    private readonly reading: ReadRegistryHandler,
    private readonly policies: ChargingPolicies,
  ) {}

  @Get()
  @Action('ListChargingPolicies')
  @ApiOkResponse({ type: PolicyPage })
  async list(@Query() query: PageQuery, @CurrentAccess() access: Access): Promise<Answer> {
    const { limit } = query;
    const [after] = afterKey(query) ?? [];
    const found = await this.reading.policies(access, { after, limit: limit + 1 });
    const { items, next } = pageOf(found, limit, ({ id }) => [id]);
    return { status: 200, body: { items: items.map(policyView), next } };
  }

  @Post()
  @Action('RecordChargingPolicy')
  @ApiHeader(KEY)
  @ApiCreatedResponse({ type: PolicyView })
  record(
    @Body() { version: policyVersion, effectiveOn }: PolicyDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    const { site, actorId, at, cause } = this.edge.act(request, this.edge.newId());
    const command = { site, actorId, at, cause, policyVersion, effectiveOn };
    return this.edge.once(request, async tx => {
      await this.policies.record(command, tx);
      return { status: 201, body: policyView({ policyVersion, effectiveOn, recordedAt: at }) };
    });
  }
}
