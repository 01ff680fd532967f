import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AnswerInterceptor,
  IdempotentWork,
  Repeatable,
  type Answer,
  type RepeatableRequest,
} from '@crossroads/messaging';
import { Access, Action, afterId, CurrentAccess, etagOf, IdPipe, pageOf } from '@crossroads/platform';
import { DecideMatchHandler } from '../../application/matching/decide-match.handler.ts';
import { ReadReviewsHandler } from '../../application/matching/read-reviews.handler.ts';
import { Edge } from '../edge.ts';
import { MatchDecisionDto, ReviewsQuery } from './matching.dto.ts';
import { decidedView, ReviewPage, ReviewView, toReviewView } from './matching.views.ts';

/** Two records, one person? What the score leaves to a human. */
@ApiTags('matching')
@ApiBearerAuth()
@Controller('v1/match-reviews')
export class ReviewsController {
  constructor(
    private readonly edge: Edge,
    private readonly idempotent: IdempotentWork,
    private readonly read: ReadReviewsHandler,
    private readonly decide: DecideMatchHandler,
  ) {}

  @Get()
  @Action('ListMatchReviews')
  @ApiOperation({ operationId: 'listMatchReviews', summary: 'Pairs of records that wait for a decision' })
  @ApiOkResponse({ type: ReviewPage })
  async list(@Query() query: ReviewsQuery, @CurrentAccess() access: Access): Promise<ReviewPage> {
    const { limit, status, personId } = query;
    const found = await this.read.page({ status, personId, after: afterId(query), limit: limit + 1 }, access);
    const { items, next } = pageOf(found, limit, ({ id }) => [id]);
    return { items: items.map(row => toReviewView(row)), next };
  }

  @Get(':id')
  @Action('ReadMatchReview')
  @ApiOperation({ operationId: 'readMatchReview', summary: 'One pair: what agrees, and how' })
  @ApiOkResponse({ type: ReviewView })
  @UseInterceptors(AnswerInterceptor)
  async one(@Param('id', IdPipe) id: string, @CurrentAccess() access: Access): Promise<Answer> {
    const { row, people } = await this.read.one(id, access);
    return { status: 200, body: toReviewView(row, people), etag: etagOf(row.version) };
  }

  @Post(':id/decisions')
  @Action('DecideMatch')
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiOperation({ operationId: 'decideMatch', summary: 'Say whether two records are of one person; asked once' })
  @ApiCreatedResponse({ type: ReviewView })
  @UseInterceptors(AnswerInterceptor)
  settle(
    @Param('id', IdPipe) reviewId: string,
    @Body() { decision }: MatchDecisionDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    const command = { ...this.edge.actOnPerson(request.access, reviewId), reviewId, isSame: decision === 'SAME' };
    return this.idempotent.run(request, async tx => {
      const body = decidedView(await this.decide.execute(command, tx));
      return { status: 201, body, location: `/v1/match-reviews/${reviewId}`, etag: etagOf(body.version) };
    });
  }
}
