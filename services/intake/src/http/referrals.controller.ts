import { Body, Controller, Post, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AnswerInterceptor,
  IdempotentWork,
  Repeatable,
  type Answer,
  type IdempotentRequest,
  type RepeatableRequest,
} from '@crossroads/messaging';
import { Action } from '@crossroads/platform';
import type { AcceptReferral } from '../application/accept-referrals.handler.ts';
import { IntakeHandlers } from '../application/handlers.ts';
import { acceptedAnswer } from './answers.ts';
import { Edge } from './edge.ts';
import { AcceptedView } from './referral.views.ts';
import { SubmissionDto } from './submission.dto.ts';
import { requireTrueDates } from './true-dates.ts';

/** Where referrals come in. Requests that overlap share one transaction. */
@ApiTags('referrals')
@ApiBearerAuth()
@UseInterceptors(AnswerInterceptor)
@Controller('v1/referrals')
export class ReferralsController {
  readonly #accept: (request: IdempotentRequest, command: AcceptReferral) => Promise<Answer>;

  constructor(
    private readonly edge: Edge,
    idempotent: IdempotentWork,
    { accept }: IntakeHandlers,
  ) {
    this.#accept = idempotent.grouped(async (commands, tx) => (await accept.execute(commands, tx)).map(acceptedAnswer));
  }

  @Post()
  @Action('SubmitReferral')
  @ApiOperation({ operationId: 'submitReferral', summary: 'Send a referral' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse({ type: AcceptedView })
  submit(@Body() submission: SubmissionDto, @Repeatable() request: RepeatableRequest): Promise<Answer> {
    requireTrueDates(submission, this.edge.now());
    return this.#accept(request, { ...this.edge.act(request.access, this.edge.newId()), submission });
  }
}
