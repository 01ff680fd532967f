import { AnswerInterceptor, Repeatable } from '@crossroads/messaging';
import type { Answer, RepeatableRequest } from '@crossroads/messaging';
import { Action, afterId, CurrentActor, IdPipe, pageOf, setEtag } from '@crossroads/platform';
import type { Actor } from '@crossroads/platform';
import { Body, Controller, Get, Param, Post, Query, Res, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OfferByHandHandler } from '../application/offer-by-hand.handler.ts';
import { ReadPlacementsHandler } from '../application/read-placements.handler.ts';
import { STAFF } from './codes.ts';
import { Edge } from './edge.ts';
import { OfferStandingView } from './offers.dto.ts';
import { MatchPage, OfferByHandDto, PlacementPage, PlacementsQuery, PlacementView } from './placements.dto.ts';
import { matchView, placementView } from './views.ts';

/** Needs of referrals, and who is asked to meet them. */
@ApiTags('placements')
@ApiBearerAuth()
@Controller('v1/placements')
export class PlacementsController {
  constructor(
    private readonly reading: ReadPlacementsHandler,
    private readonly offering: OfferByHandHandler,
    private readonly edge: Edge,
  ) {}

  @Get()
  @Action('ListPlacements', { roles: STAFF })
  @ApiOkResponse({ type: PlacementPage })
  async list(@Query() query: PlacementsQuery, @CurrentActor() { site }: Actor): Promise<PlacementPage> {
    const { referralId, status, limit } = query;
    const after = afterId(query);
    const found = await this.reading.list({ site, referralId, status, after, limit: limit + 1 });
    const { items, next } = pageOf(found, limit, ({ id }) => [id]);
    return { items: items.map(placementView), next };
  }

  @Get(':id')
  @Action('ReadPlacement', { roles: STAFF })
  @ApiOkResponse({ type: PlacementView })
  async one(
    @Param('id', IdPipe) id: string,
    @CurrentActor() { site }: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlacementView> {
    const found = await this.reading.one(site, id);
    setEtag(reply, found.version);
    return placementView(found);
  }

  @Get(':id/matches')
  @Action('ExplainPlacement', { roles: STAFF })
  @ApiOkResponse({ type: MatchPage, description: 'every service of the site with its first failing step' })
  async matches(@Param('id', IdPipe) id: string, @CurrentActor() { site }: Actor): Promise<MatchPage> {
    const found = await this.reading.matches(site, id);
    return { items: found.map(matchView), next: null };
  }

  @Post(':id/offers')
  @Action('OfferByHand', { roles: ['coordinator'] })
  @ApiHeader({ name: 'idempotency-key', required: true })
  @ApiCreatedResponse({ type: OfferStandingView })
  @UseInterceptors(AnswerInterceptor)
  async offer(
    @Param('id', IdPipe) placementId: string,
    @Body() { serviceId, reasonCode }: OfferByHandDto,
    @Repeatable() asked: RepeatableRequest,
  ): Promise<Answer> {
    const { actorId, site } = asked.actor;
    return this.edge.once(asked, async tx => {
      const command = { serviceId, reasonCode, placementId, site, actorId, at: this.edge.now() };
      const { offerId, status } = await this.offering.execute(command, tx);
      return { status: 201, body: { offerId, status }, location: `/v1/offers/${offerId}` };
    });
  }
}
