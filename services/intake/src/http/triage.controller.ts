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
import { actAnswer } from './answers.ts';
import { Edge } from './edge.ts';
import { StaffView } from './referral.views.ts';
import { ClosureDto, toDecision, TriageDecisionDto } from './referrals.dto.ts';

/** What named humans decide about a referral. */
@ApiTags('triage')
@ApiBearerAuth()
@ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } })
@UseInterceptors(AnswerInterceptor)
@Controller('v1/referrals/:id')
export class TriageController {
  constructor(
    private readonly edge: Edge,
    private readonly idempotent: IdempotentWork,
    private readonly handlers: IntakeHandlers,
  ) {}

  @Post('triage-decisions')
  @Action('DecideTriage')
  @ApiOperation({ operationId: 'decideTriage', summary: 'Decide about a referral that waits for a human' })
  @ApiCreatedResponse({ type: StaffView })
  decide(
    @Param('id', IdPipe) referralId: string,
    @Body() body: TriageDecisionDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    const command = { ...this.edge.act(request.access, referralId), triage: toDecision(body) };
    return this.idempotent.run(request, async tx => actAnswer(await this.handlers.decideTriage.execute(command, tx)));
  }

  @Post('partner-acknowledgements')
  @Action('AcknowledgeHandOut')
  @ApiOperation({ operationId: 'acknowledgeHandOut', summary: 'The partner outside the site took over' })
  @ApiCreatedResponse({ type: StaffView })
  acknowledge(@Param('id', IdPipe) referralId: string, @Repeatable() request: RepeatableRequest): Promise<Answer> {
    const command = this.edge.act(request.access, referralId);
    return this.idempotent.run(request, async tx =>
      actAnswer(await this.handlers.acknowledgeHandOut.execute(command, tx)),
    );
  }

  @Post('closure')
  @Action('CloseReferral')
  @ApiOperation({ operationId: 'closeReferral', summary: 'Close a referral; an urgent one by a duty supervisor' })
  @ApiCreatedResponse({ type: StaffView })
  close(
    @Param('id', IdPipe) referralId: string,
    @Body() { outcomeCode }: ClosureDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    const command = { ...this.edge.act(request.access, referralId), outcomeCode };
    return this.idempotent.run(request, async tx => actAnswer(await this.handlers.close.execute(command, tx)));
  }
}
