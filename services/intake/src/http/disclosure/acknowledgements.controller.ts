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
import { AcknowledgeRecallHandler } from '../../application/disclosure/acknowledge-recall.handler.ts';
import { Edge } from '../edge.ts';
import { RecallAcknowledgementDto } from './disclosure.dto.ts';
import { RecallView, toRecallView } from './disclosure.views.ts';

/** Holders say that they have forgotten. */
@ApiTags('disclosure')
@ApiBearerAuth()
@ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } })
@UseInterceptors(AnswerInterceptor)
@Controller('v1')
export class AcknowledgementsController {
  constructor(
    private readonly edge: Edge,
    private readonly idempotent: IdempotentWork,
    private readonly acknowledge: AcknowledgeRecallHandler,
  ) {}

  @Post('recalls/:id/acknowledgements')
  @Action('AcknowledgeRecall')
  @ApiOperation({ operationId: 'acknowledgeRecall', summary: 'Say what was done with what had been told' })
  @ApiCreatedResponse({ type: RecallView })
  say(
    @Param('id', IdPipe) recallId: string,
    @Body() { doneCode }: RecallAcknowledgementDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    const { personId: _, ...act } = this.edge.actOnPerson(request.access, recallId);
    const command = { ...act, recallId, doneCode };
    return this.idempotent.run(request, async tx => {
      const body = toRecallView(await this.acknowledge.execute(command, tx));
      return { status: 201, body };
    });
  }
}
