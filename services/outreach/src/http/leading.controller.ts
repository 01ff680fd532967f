import { AnswerInterceptor, Repeatable, type Answer, type RepeatableRequest } from '@crossroads/messaging';
import { Action, expectedVersion, IdPipe } from '@crossroads/platform';
import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiTags } from '@nestjs/swagger';
import { AssignWorkerHandler } from '../application/assign-worker.handler.ts';
import { PauseCaseHandler } from '../application/pause-case.handler.ts';

import { CaseView } from './case.views.ts';
import { AssignmentDto } from './cases.dto.ts';
import { caseAnswer, Edge } from './edge.ts';

/** What a lead decides about a case as it was read: who has it, and when the trying stops. */
@ApiTags('leading')
@ApiBearerAuth()
@ApiHeader({ name: 'idempotency-key', required: true })
@ApiHeader({ name: 'if-match', required: true })
@Controller('v1/cases/:referralId')
@UseInterceptors(AnswerInterceptor)
export class LeadingController {
  constructor(
    private readonly assigning: AssignWorkerHandler,
    private readonly pausing: PauseCaseHandler,
    private readonly edge: Edge,
  ) {}

  @Post('assignments')
  @Action('AssignWorker')
  @ApiCreatedResponse({ type: CaseView })
  async assign(
    @Param('referralId', IdPipe) caseId: string,
    @Body() { workerId, reasonCode }: AssignmentDto,
    @Repeatable() asked: RepeatableRequest,
  ): Promise<Answer> {
    const command = { ...this.#act(caseId, asked), workerId, reasonCode };
    return this.edge.run(asked, async tx => caseAnswer(await this.assigning.execute(command, tx)));
  }

  @Post('pauses')
  @Action('PauseCase')
  @ApiCreatedResponse({ type: CaseView })
  async pause(@Param('referralId', IdPipe) caseId: string, @Repeatable() asked: RepeatableRequest): Promise<Answer> {
    const command = this.#act(caseId, asked);
    return this.edge.run(asked, async tx => caseAnswer(await this.pausing.execute(command, tx)));
  }

  #act(caseId: string, { access, ifMatch }: RepeatableRequest) {
    return { caseId, access, at: this.edge.clock.now(), expectedVersion: expectedVersion(ifMatch) };
  }
}
