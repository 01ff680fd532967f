import { AnswerInterceptor, Repeatable, type Answer, type RepeatableRequest } from '@crossroads/messaging';
import { Action, IdPipe } from '@crossroads/platform';
import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { EscalationHandlers } from '../application/handlers.ts';
import { DispositionDto, ReturnDto, TransmissionDto } from './acts.dto.ts';
import { KEY_HEADER } from './codes.ts';
import { Edge } from './edge.ts';
import { StatusView } from './escalation.views.ts';

/** What is sent to an office, what the office does about it, and calling it back. */
@ApiTags('packages')
@ApiBearerAuth()
@ApiHeader(KEY_HEADER)
@UseInterceptors(AnswerInterceptor)
@Controller('v1/escalations')
export class OfficeController {
  constructor(
    private readonly edge: Edge,
    private readonly handlers: EscalationHandlers,
  ) {}

  @Post(':id/transmissions')
  @Action('TransmitPackage')
  @ApiOperation({ operationId: 'transmitPackage', summary: 'Make the package and send it to an office' })
  @ApiCreatedResponse({ type: StatusView })
  transmit(
    @Param('id', IdPipe) id: string,
    @Body() { officeId }: TransmissionDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    return this.edge.acted(request, id, (act, tx) => this.handlers.transmit.execute({ ...act, officeId }, tx));
  }

  @Post(':id/receipts')
  @Action('RecordReceipt')
  @ApiOperation({ operationId: 'recordReceipt', summary: 'Confirm that the office has it' })
  @ApiCreatedResponse({ type: StatusView })
  receive(@Param('id', IdPipe) id: string, @Repeatable() request: RepeatableRequest): Promise<Answer> {
    return this.edge.acted(request, id, (act, tx) => this.handlers.office.receive(act, tx));
  }

  @Post(':id/review-starts')
  @Action('StartPackageReview')
  @ApiOperation({ operationId: 'startPackageReview', summary: 'Begin the review: 30 days, with a reminder at 21' })
  @ApiCreatedResponse({ type: StatusView })
  startReview(@Param('id', IdPipe) id: string, @Repeatable() request: RepeatableRequest): Promise<Answer> {
    return this.edge.acted(request, id, (act, tx) => this.handlers.office.startReview(act, tx));
  }

  @Post(':id/returns')
  @Action('ReturnPackage')
  @ApiOperation({ operationId: 'returnPackage', summary: 'Ask for more, twice at most; 15 days to answer' })
  @ApiCreatedResponse({ type: StatusView })
  returnForMore(
    @Param('id', IdPipe) id: string,
    @Body() { infoCodes }: ReturnDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    return this.edge.acted(request, id, (act, tx) => this.handlers.office.returnForMore({ ...act, infoCodes }, tx));
  }

  @Post(':id/dispositions')
  @Action('RecordDisposition')
  @ApiOperation({ operationId: 'recordDisposition', summary: 'Decide' })
  @ApiCreatedResponse({ type: StatusView })
  decide(
    @Param('id', IdPipe) id: string,
    @Body() { code, reasonCode, decidedOn }: DispositionDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    return this.edge.acted(request, id, (act, tx) =>
      this.handlers.office.decide({ ...act, decision: { code, reasonCode: reasonCode ?? null, decidedOn } }, tx),
    );
  }

  @Post(':id/recalls')
  @Action('RecallPackage')
  @ApiOperation({ operationId: 'recallPackage', summary: 'Call back the wrong person' })
  @ApiCreatedResponse({ type: StatusView })
  recall(@Param('id', IdPipe) id: string, @Repeatable() request: RepeatableRequest): Promise<Answer> {
    return this.edge.acted(request, id, (act, tx) => this.handlers.recall.execute(act, tx));
  }

  @Post(':id/destructions')
  @Action('ConfirmDestruction')
  @ApiOperation({ operationId: 'confirmDestruction', summary: 'Confirm that the office destroyed what it was sent' })
  @ApiCreatedResponse({ type: StatusView })
  confirmDestruction(@Param('id', IdPipe) id: string, @Repeatable() request: RepeatableRequest): Promise<Answer> {
    return this.edge.acted(request, id, (act, tx) => this.handlers.office.confirmDestruction(act, tx));
  }
}
