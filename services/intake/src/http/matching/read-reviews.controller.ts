import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnswerInterceptor, type Answer } from '@crossroads/messaging';
import { Access, Action, afterId, CurrentAccess, etagOf, IdPipe, pageOf } from '@crossroads/platform';
import { ReadReviewsHandler } from '../../application/matching/read-reviews.handler.ts';
import { ReviewsQuery } from './matching.dto.ts';
import { ReviewPage, ReviewView, toReviewView } from './matching.views.ts';

/** Two records, one person? What the score leaves to a human. */
@ApiTags('matching')
@ApiBearerAuth()
@Controller('v1/match-reviews')
export class ReadReviewsController {
  constructor(private readonly read: ReadReviewsHandler) {}

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
}
