import { AnswerInterceptor, Repeatable, type Answer, type RepeatableRequest } from '@crossroads/messaging';
import { Action, IdPipe } from '@crossroads/platform';
import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { EscalationHandlers } from '../application/handlers.ts';
import { AnswerDto, NexusAnswerDto, WithdrawalDto } from './acts.dto.ts';
import { KEY_HEADER } from './codes.ts';
import { Edge } from './edge.ts';
import { StatusView } from './escalation.views.ts';

/** What a nominator does about an own nomination, and the attorney’s answer that it needs. */
@ApiTags('nominations')
@ApiBearerAuth()
@ApiHeader(KEY_HEADER)
@UseInterceptors(AnswerInterceptor)
@Controller('v1/escalations')
export class NominatorController {
  constructor(
    private readonly edge: Edge,
    private readonly handlers: EscalationHandlers,
  ) {}

  @Post(':id/nexus-answers')
  @Action('AnswerFederalNexus')
  @ApiOperation({ operationId: 'answerFederalNexus', summary: 'Say whether a federal statute is touched' })
  @ApiCreatedResponse({ type: StatusView })
  answerNexus(
    @Param('id', IdPipe) id: string,
    @Body() { answer, statutes, selfDefenceNote }: NexusAnswerDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    return this.edge.acted(request, id, (act, tx) =>
      this.handlers.answerNexus.execute({ ...act, answer, statutes, selfDefenceNote: selfDefenceNote ?? null }, tx),
    );
  }

  @Post(':id/submissions')
  @Action('SubmitNomination')
  @ApiOperation({ operationId: 'submitNomination', summary: 'Have a nomination held against its preconditions' })
  @ApiCreatedResponse({ type: StatusView })
  submit(@Param('id', IdPipe) id: string, @Repeatable() request: RepeatableRequest): Promise<Answer> {
    return this.edge.acted(request, id, (act, tx) => this.handlers.submit.execute(act, tx));
  }

  @Post(':id/withdrawals')
  @Action('WithdrawNomination')
  @ApiOperation({ operationId: 'withdrawNomination', summary: 'Withdraw a nomination, any time before a disposition' })
  @ApiCreatedResponse({ type: StatusView })
  withdraw(
    @Param('id', IdPipe) id: string,
    @Body() { reasonCode }: WithdrawalDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    return this.edge.acted(request, id, (act, tx) => this.handlers.nominator.withdraw({ ...act, reasonCode }, tx));
  }

  @Post(':id/answers')
  @Action('AnswerReturn')
  @ApiOperation({ operationId: 'answerReturn', summary: 'Answer what the office asked' })
  @ApiCreatedResponse({ type: StatusView })
  answer(
    @Param('id', IdPipe) id: string,
    @Body() { answer }: AnswerDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    return this.edge.acted(request, id, (act, tx) => this.handlers.nominator.answer({ ...act, answer }, tx));
  }
}
