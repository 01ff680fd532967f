import { Body, Controller, Get, Header, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AnswerInterceptor,
  IdempotentWork,
  Repeatable,
  type Answer,
  type RepeatableRequest,
} from '@crossroads/messaging';
import { Access, Action, afterId, CurrentAccess, IdPipe, pageOf, PageQuery } from '@crossroads/platform';
import { RightsHandlers } from '../../application/rights/rights-handlers.ts';
import { Edge } from '../edge.ts';
import { BreakGlassDto, GrantReviewDto } from './rights.dto.ts';
import { GrantPage, GrantView, toGrantView } from './rights.views.ts';

const KEY = { name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } } as const;

/** Seeing more than one's role shows where somebody is in danger: one person, one hour, looked into the next working day. */
@ApiTags('break-glass')
@ApiBearerAuth()
@Controller('v1')
export class BreakGlassController {
  constructor(
    private readonly edge: Edge,
    private readonly idempotent: IdempotentWork,
    private readonly rights: RightsHandlers,
  ) {}

  @Post('people/:id/break-glass')
  @Action('BreakGlass')
  @ApiHeader(KEY)
  @ApiOperation({ operationId: 'breakGlass', summary: "Open one person's record for an hour, with a reason" })
  @ApiCreatedResponse({ type: GrantView })
  @UseInterceptors(AnswerInterceptor)
  open(
    @Param('id', IdPipe) personId: string,
    @Body() { reasonCode, explanation }: BreakGlassDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    const { access } = request;
    const breakGlassId = this.edge.newId();
    const command = { ...this.edge.actOnPerson(access, personId), reasonCode, explanation, access, breakGlassId };
    return this.idempotent.run(request, async tx => ({
      status: 201,
      body: toGrantView(await this.rights.glass.execute(command, tx), command.at),
    }));
  }

  @Get('break-glass')
  @Action('ListBreakGlass')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'listBreakGlass', summary: 'Who opened whose record, and what came of it' })
  @ApiOkResponse({ type: GrantPage })
  async list(@Query() query: PageQuery, @CurrentAccess() access: Access): Promise<GrantPage> {
    const { limit } = query;
    const found = await this.rights.grants.page({ after: afterId(query), limit: limit + 1 }, access);
    const { items, next } = pageOf(found, limit, ({ grant }) => [grant.id]);
    const now = this.edge.now();
    return { items: items.map(item => toGrantView(item, now)), next };
  }

  @Post('break-glass/:id/reviews')
  @Action('ReviewBreakGlass')
  @ApiHeader(KEY)
  @ApiOperation({ operationId: 'reviewBreakGlass', summary: 'Say what came of it; never of your own' })
  @ApiCreatedResponse({ type: GrantView })
  @UseInterceptors(AnswerInterceptor)
  review(
    @Param('id', IdPipe) breakGlassId: string,
    @Body() { outcomeCode }: GrantReviewDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    const { personId: _, ...act } = this.edge.actOnPerson(request.access, breakGlassId);
    const command = { ...act, breakGlassId, outcomeCode };
    return this.idempotent.run(request, async tx => ({
      status: 201,
      body: toGrantView(await this.rights.reviews.execute(command, tx), command.at),
    }));
  }
}
