import { AnswerInterceptor, Repeatable } from '@crossroads/messaging';
import type { Answer, RepeatableRequest } from '@crossroads/messaging';
import { Action, afterId, CurrentActor, IdPipe, pageOf, PageQuery, Problem } from '@crossroads/platform';
import type { Actor } from '@crossroads/platform';
import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiExtraModels, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ActOnOfferHandler } from '../application/act-on-offer.handler.ts';
import type { ActOnOffer } from '../application/act-on-offer.handler.ts';
import { ReadOffersHandler } from '../application/read-offers.handler.ts';
import { STAFF } from './codes.ts';
import { Edge } from './edge.ts';
import { organisationOf } from './organisation.ts';
import { DeclineDto, HandoffConfirmationDto, OfferPage, OfferStandingView, OutcomeDto } from './offers.dto.ts';
import { ProviderOfferView, StaffOfferView, WithdrawalDto } from './offers.dto.ts';
import { providerOfferView, staffOfferView } from './views.ts';

const READERS = ['provider', ...STAFF] as const;
const ANSWERING = ['provider', 'coordinator'] as const;
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
  @Action('ListOffers', { roles: READERS })
  @ApiOkResponse({ type: OfferPage })
  async list(@Query() query: PageQuery, @CurrentActor() actor: Actor): Promise<OfferPage> {
    const { limit } = query;
    const after = afterId(query);
    const filter = { site: actor.site, providerId: organisationOf(actor), after, limit: limit + 1 };
    const { items, next } = pageOf(await this.reading.list(filter), limit, ({ offer }) => [offer.id]);
    return { items: items.map(actor.role === 'provider' ? providerOfferView : staffOfferView), next };
  }

  @Get(':id')
  @Action('ReadOffer', { roles: READERS })
  @ApiOkResponse({ type: StaffOfferView, description: 'a provider does not see whose it is' })
  async one(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<ProviderOfferView> {
    const found = await this.reading.one({ id, site: actor.site, providerId: organisationOf(actor) });
    return actor.role === 'provider' ? providerOfferView(found) : staffOfferView(found);
  }

  @Post(':id/acceptances')
  @Action('AcceptOffer', { roles: ANSWERING })
  @ApiHeader(KEY)
  @ApiCreatedResponse({ type: OfferStandingView })
  @UseInterceptors(AnswerInterceptor)
  async accept(@Param('id', IdPipe) id: string, @Repeatable() asked: RepeatableRequest): Promise<Answer> {
    return this.act(id, { type: 'AcceptOffer' }, asked);
  }

  @Post(':id/declines')
  @Action('DeclineOffer', { roles: [...ANSWERING, 'outreach-worker'] })
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
  @Action('WithdrawOffer', { roles: ['coordinator', 'outreach-worker', 'outreach-lead'] })
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
  @Action('ConfirmHandoff', { roles: ['provider', 'coordinator', 'outreach-worker', 'outreach-lead'] })
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
  @Action('RecordOutcome', { roles: ['provider', 'coordinator', 'outreach-worker'] })
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
    const { actorId, site } = asked.actor;
    return this.edge.once(asked, async tx => {
      const command = { offerId, site, orgId: organisationOf(asked.actor), act, actorId, at: this.edge.now() };
      const { status, placementId, placementStatus } = await this.acting.execute(command, tx);
      const ofStaff = asked.actor.role === 'provider' ? {} : { placementId, placementStatus };
      return { status: 201, body: { offerId, status, ...ofStaff }, location: `/v1/offers/${offerId}` };
    });
  }
}
