import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AnswerInterceptor,
  IdempotentWork,
  Repeatable,
  type Answer,
  type RepeatableRequest,
} from '@crossroads/messaging';
import { Action, etagOf, IdPipe } from '@crossroads/platform';
import { DecideMatchHandler } from '../../application/matching/decide-match.handler.ts';
import { Edge } from '../edge.ts';
import { MatchDecisionDto } from './matching.dto.ts';
import { decidedView, ReviewView } from './matching.views.ts';

/** What humans say about two records. */
@ApiTags('matching')
@ApiBearerAuth()
@ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } })
@UseInterceptors(AnswerInterceptor)
@Controller('v1/match-reviews')
export class DecisionsController {
  constructor(
    private readonly edge: Edge,
    private readonly idempotent: IdempotentWork,
    private readonly decide: DecideMatchHandler,
  ) {}

  @Post(':id/decisions')
  @Action('DecideMatch')
  @ApiOperation({ operationId: 'decideMatch', summary: 'Say whether two records are of one person; asked once' })
  @ApiCreatedResponse({ type: ReviewView })
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
