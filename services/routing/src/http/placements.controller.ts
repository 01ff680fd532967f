import { AnswerInterceptor, Repeatable } from '@crossroads/messaging';
import type { Answer, RepeatableRequest } from '@crossroads/messaging';
import { Action, afterId, CurrentAccess, IdPipe, pageOf, setEtag } from '@crossroads/platform';
import type { Access } from '@crossroads/platform';
import { Body, Controller, Get, Param, Post, Query, Res, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OfferByHandHandler } from '../application/offer-by-hand.handler.ts';
import { ReadPlacementsHandler } from '../application/read-placements.handler.ts';
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
  @Action('ListPlacements')
  @ApiOkResponse({ type: PlacementPage })
  async list(@Query() query: PlacementsQuery, @CurrentAccess() access: Access): Promise<PlacementPage> {
    const { referralId, status, limit } = query;
    const after = afterId(query);
    const found = await this.reading.list(access, { referralId, status, after, limit: limit + 1 });
    const { items, next } = pageOf(found, limit, ({ id }) => [id]);
    return { items: items.map(placementView), next };
  }

  @Get(':id')
  @Action('ReadPlacement')
  @ApiOkResponse({ type: PlacementView })
  async one(
    @Param('id', IdPipe) id: string,
    @CurrentAccess() access: Access,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlacementView> {
    const found = await this.reading.one(access, id);
    setEtag(reply, found.version);
    return placementView(found);
  }

  @Get(':id/matches')
  @Action('ExplainPlacement')
  @ApiOkResponse({ type: MatchPage, description: 'every service of the site with its first failing step' })
  async matches(@Param('id', IdPipe) id: string, @CurrentAccess() access: Access): Promise<MatchPage> {
    const found = await this.reading.matches(access, id);
    return { items: found.map(matchView), next: null };
  }

  @Post(':id/offers')
  @Action('OfferByHand')
  @ApiHeader({ name: 'idempotency-key', required: true })
  @ApiCreatedResponse({ type: OfferStandingView })
  @UseInterceptors(AnswerInterceptor)
  async offer(
    @Param('id', IdPipe) placementId: string,
    @Body() { serviceId, reasonCode }: OfferByHandDto,
    @Repeatable() asked: RepeatableRequest,
  ): Promise<Answer> {
    return this.edge.once(asked, async tx => {
      const command = { serviceId, reasonCode, placementId, access: asked.access, at: this.edge.now() };
      const { offerId, status } = await this.offering.execute(command, tx);
      return { status: 201, body: { offerId, status }, location: `/v1/offers/${offerId}` };
    });
  }
}
