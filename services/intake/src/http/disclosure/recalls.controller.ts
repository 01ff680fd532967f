import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AnswerInterceptor,
  IdempotentWork,
  Repeatable,
  type Answer,
  type RepeatableRequest,
} from '@crossroads/messaging';
import { Access, Action, afterId, CurrentAccess, IdPipe, PageQuery, pageOf } from '@crossroads/platform';
import { AcknowledgeRecallHandler } from '../../application/disclosure/acknowledge-recall.handler.ts';
import { ReadRecallsHandler } from '../../application/disclosure/read-recalls.handler.ts';
import { Edge } from '../edge.ts';
import { RecallAcknowledgementDto, RecallsQuery } from './disclosure.dto.ts';
import { DisclosurePage, RecallPage, RecallView, toDisclosureView, toRecallView } from './disclosure.views.ts';

/** Who was told of whom, and who must forget. */
@ApiTags('disclosure')
@ApiBearerAuth()
@Controller('v1')
export class RecallsController {
  constructor(
    private readonly edge: Edge,
    private readonly idempotent: IdempotentWork,
    private readonly acknowledge: AcknowledgeRecallHandler,
    private readonly read: ReadRecallsHandler,
  ) {}

  @Get('recalls')
  @Action('ListRecalls')
  @ApiOperation({ operationId: 'listRecalls', summary: 'What holders must forget: a holder its own, oldest first' })
  @ApiOkResponse({ type: RecallPage })
  async recalls(@Query() query: RecallsQuery, @CurrentAccess() access: Access): Promise<RecallPage> {
    const { limit, personId } = query;
    const found = await this.read.recalls({ personId, after: afterId(query), limit: limit + 1 }, access);
    const { items, next } = pageOf(found, limit, ({ id }) => [id]);
    return { items: items.map(toRecallView), next };
  }

  @Post('recalls/:id/acknowledgements')
  @Action('AcknowledgeRecall')
  @UseInterceptors(AnswerInterceptor)
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } })
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

  @Get('people/:id/disclosures')
  @Action('ListDisclosures')
  @ApiOperation({ operationId: 'listDisclosures', summary: 'Who was shown what of a person, and what was recalled' })
  @ApiOkResponse({ type: DisclosurePage })
  async disclosures(
    @Param('id', IdPipe) personId: string,
    @Query() query: PageQuery,
    @CurrentAccess() access: Access,
  ): Promise<DisclosurePage> {
    const { limit } = query;
    const found = await this.read.disclosures({ personId, after: afterId(query), limit: limit + 1 }, access);
    const { items, next } = pageOf(found, limit, ({ shown }) => [shown.id]);
    return { items: items.map(toDisclosureView), next };
  }
}
