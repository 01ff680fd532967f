import { AnswerInterceptor, Repeatable, type Answer, type RepeatableRequest } from '@crossroads/messaging';
import { Action, IdPipe } from '@crossroads/platform';
import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { EscalationHandlers } from '../application/handlers.ts';
import { HoldDto, ReviewDto } from './acts.dto.ts';
import { KEY_HEADER } from './codes.ts';
import { Edge } from './edge.ts';
import { StatusView } from './escalation.views.ts';

/** The two reviews, and legal holds. */
@ApiTags('reviews')
@ApiBearerAuth()
@ApiHeader(KEY_HEADER)
@UseInterceptors(AnswerInterceptor)
@Controller('v1/escalations')
export class ReviewsController {
  constructor(
    private readonly edge: Edge,
    private readonly handlers: EscalationHandlers,
  ) {}

  @Post(':id/process-reviews')
  @Action('ReviewAsProcess')
  @ApiOperation({ operationId: 'reviewAsProcess', summary: 'Review the preconditions' })
  @ApiCreatedResponse({ type: StatusView })
  reviewProcess(
    @Param('id', IdPipe) id: string,
    @Body() { decision, reasons }: ReviewDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    return this.edge.acted(request, id, (act, tx) =>
      this.handlers.review.execute({ ...act, kind: 'PROCESS', decision, reasons }, tx),
    );
  }

  @Post(':id/attorney-reviews')
  @Action('ReviewAsAttorney')
  @ApiOperation({ operationId: 'reviewAsAttorney', summary: 'Review as supervising attorney' })
  @ApiCreatedResponse({ type: StatusView })
  reviewAttorney(
    @Param('id', IdPipe) id: string,
    @Body() { decision, reasons }: ReviewDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    return this.edge.acted(request, id, (act, tx) =>
      this.handlers.review.execute({ ...act, kind: 'ATTORNEY', decision, reasons }, tx),
    );
  }

  @Post(':id/holds')
  @Action('PlaceEscalationHold')
  @ApiOperation({ operationId: 'placeEscalationHold', summary: 'Keep everything of a case until the hold is lifted' })
  @ApiCreatedResponse({ type: StatusView })
  place(
    @Param('id', IdPipe) id: string,
    @Body() { basisCode }: HoldDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    return this.edge.acted(request, id, (act, tx) =>
      this.handlers.holds.place({ ...act, holdId: this.edge.newId(), basisCode }, tx),
    );
  }

  @Post(':id/holds/:holdId/ends')
  @Action('LiftEscalationHold')
  @ApiOperation({ operationId: 'liftEscalationHold', summary: 'Lift a hold; what was only postponed is done now' })
  @ApiCreatedResponse({ type: StatusView })
  lift(
    @Param('id', IdPipe) id: string,
    @Param('holdId', IdPipe) holdId: string,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    return this.edge.acted(request, id, (act, tx) => this.handlers.holds.lift({ ...act, holdId }, tx));
  }
}
