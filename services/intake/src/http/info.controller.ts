import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AnswerInterceptor,
  IdempotentWork,
  Repeatable,
  type Answer,
  type RepeatableRequest,
} from '@crossroads/messaging';
import { Action, IdPipe } from '@crossroads/platform';
import { IntakeHandlers } from '../application/handlers.ts';
import { toFact } from '../domain/submission.ts';
import { actAnswer } from './answers.ts';
import { Edge } from './edge.ts';
import { SenderView, StaffView } from './referral.views.ts';
import { AnswerDto, InfoRequestDto } from './referrals.dto.ts';
import { requireTrueDates } from './true-dates.ts';

/** Questions to the sender of a referral, and their answers. */
@ApiTags('information')
@ApiBearerAuth()
@ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } })
@UseInterceptors(AnswerInterceptor)
@Controller('v1/referrals/:id')
export class InfoController {
  constructor(
    private readonly edge: Edge,
    private readonly idempotent: IdempotentWork,
    private readonly handlers: IntakeHandlers,
  ) {}

  @Post('info-requests')
  @Action('RequestInfo')
  @ApiOperation({ operationId: 'requestInfo', summary: 'Ask the sender for what is missing' })
  @ApiCreatedResponse({ type: StaffView })
  ask(
    @Param('id', IdPipe) referralId: string,
    @Body() { infoCodes }: InfoRequestDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    const command = { ...this.edge.act(request.access, referralId), infoCodes };
    return this.idempotent.run(request, async tx => actAnswer(await this.handlers.requestInfo.execute(command, tx)));
  }

  @Post('answers')
  @Action('AnswerInfo')
  @ApiOperation({ operationId: 'answerInfo', summary: 'Answer what is asked; the rules run again' })
  @ApiCreatedResponse({ type: SenderView })
  answer(
    @Param('id', IdPipe) referralId: string,
    @Body() body: AnswerDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    requireTrueDates(body, this.edge.now());
    const answer = Object.assign({}, body, { facts: body.facts?.map(toFact) });
    const command = { ...this.edge.act(request.access, referralId), answer };
    return this.idempotent.run(request, async tx => actAnswer(await this.handlers.answerInfo.execute(command, tx)));
  }
}
