import { AnswerInterceptor, Repeatable } from '@crossroads/messaging';
import type { Answer, RepeatableRequest } from '@crossroads/messaging';
import { Action, afterId, CurrentAccess, IdPipe, pageOf, PageQuery, Problem } from '@crossroads/platform';
import type { Access } from '@crossroads/platform';
import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiExtraModels, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ActOnOfferHandler } from '../application/act-on-offer.handler.ts';
import type { ActOnOffer } from '../application/act-on-offer.handler.ts';
import { ReadOffersHandler } from '../application/read-offers.handler.ts';
import { Edge } from './edge.ts';
import { DeclineDto, HandoffConfirmationDto, OfferPage, OfferStandingView, OutcomeDto } from './offers.dto.ts';
import { ProviderOfferView, StaffOfferView, WithdrawalDto } from './offers.dto.ts';
import { staffOfferView } from './views.ts';

const KEY = { name: 'idempotency-key', required: true };

/** Questions to providers: each sees its own only, with need, age band, language, area and urgency. */
@ApiTags('offers')
@ApiBearerAuth()
@ApiExtraModels(ProviderOfferView, StaffOfferView)
@Controller('v1/offers')
export class OffersController {
  constructor(
    private readonly reading: ReadOffersHandler,
    private readonly acting: ActOnOfferHandler,
    private readonly edge: Edge,
  ) {}

  @Get()
  @Action('ListOffers')
  @ApiOkResponse({ type: OfferPage })
  async list(@Query() query: PageQuery, @CurrentAccess() access: Access): Promise<OfferPage> {
    const { limit } = query;
    const after = afterId(query);
    const page = { after, limit: limit + 1 };
    const found = await this.reading.list(access, page);
    const { items, next } = pageOf(found, limit, ({ offer }) => [offer.id]);
    return { items: items.map(staffOfferView), next };
  }

  @Get(':id')
  @Action('ReadOffer')
  @ApiOkResponse({ type: StaffOfferView, description: 'a provider does not see whose it is' })
  async one(@Param('id', IdPipe) id: string, @CurrentAccess() access: Access): Promise<StaffOfferView> {
    return staffOfferView(await this.reading.one(access, id));
  }

  @Post(':id/acceptances')
  @Action('AcceptOffer')
  @ApiHeader(KEY)
  @ApiCreatedResponse({ type: OfferStandingView })
  @UseInterceptors(AnswerInterceptor)
  async accept(@Param('id', IdPipe) id: string, @Repeatable() asked: RepeatableRequest): Promise<Answer> {
    return this.act(id, { type: 'AcceptOffer' }, asked);
  }

  @Post(':id/declines')
  @Action('DeclineOffer')
  @ApiHeader(KEY)
  @ApiCreatedResponse({ type: OfferStandingView })
  @UseInterceptors(AnswerInterceptor)
  async decline(
    @Param('id', IdPipe) id: string,
    @Body() { reasonCode, declinedBy }: DeclineDto,
    @Repeatable() asked: RepeatableRequest,
  ): Promise<Answer> {
    return this.act(id, { type: 'DeclineOffer', reasonCode, declinedBy }, asked);
  }

  @Post(':id/withdrawals')
  @Action('WithdrawOffer')
  @ApiHeader(KEY)
  @ApiCreatedResponse({ type: OfferStandingView })
  @UseInterceptors(AnswerInterceptor)
  async withdraw(
    @Param('id', IdPipe) id: string,
    @Body() { causeCode }: WithdrawalDto,
    @Repeatable() asked: RepeatableRequest,
  ): Promise<Answer> {
    return this.act(id, { type: 'WithdrawOffer', causeCode }, asked);
  }

  @Post(':id/handoff-confirmations')
  @Action('ConfirmHandoff')
  @ApiHeader(KEY)
  @ApiCreatedResponse({ type: OfferStandingView })
  @UseInterceptors(AnswerInterceptor)
  async confirm(
    @Param('id', IdPipe) id: string,
    @Body() { side }: HandoffConfirmationDto,
    @Repeatable() asked: RepeatableRequest,
  ): Promise<Answer> {
    const isOther = (asked.actor.role === 'provider') !== (side === 'PROVIDER');
    if (isOther && asked.actor.role !== 'coordinator') throw new Problem('handoff.other-side');
    return this.act(id, { type: 'ConfirmHandoff', side }, asked);
  }

  @Post(':id/outcomes')
  @Action('RecordOutcome')
  @ApiHeader(KEY)
  @ApiCreatedResponse({ type: OfferStandingView })
  @UseInterceptors(AnswerInterceptor)
  async record(
    @Param('id', IdPipe) id: string,
    @Body() { closedLoopCode }: OutcomeDto,
    @Repeatable() asked: RepeatableRequest,
  ): Promise<Answer> {
    return this.act(id, { type: 'RecordOutcome', outcome: closedLoopCode }, asked);
  }

  private act(offerId: string, act: ActOnOffer['act'], asked: RepeatableRequest): Promise<Answer> {
    return this.edge.once(asked, async tx => {
      const command = { offerId, act, access: asked.access, at: this.edge.now() };
      const body = await this.acting.execute(command, tx);
      return { status: 201, body, location: `/v1/offers/${offerId}` };
    });
  }
}
