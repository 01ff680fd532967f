import { Body, Controller, Get, Param, Put, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnswerInterceptor, Repeatable, UnitOfWork, type Answer, type RepeatableRequest } from '@crossroads/messaging';
import { Action, CurrentActor, expectedVersion, IdPipe, type Actor } from '@crossroads/platform';
import { IntakeHandlers } from '../application/handlers.ts';
import { draftAnswer } from './answers.ts';
import { DraftDocument, DraftDto } from './drafts.dto.ts';
import { Edge } from './edge.ts';
import { SENDERS } from './roles.ts';

/** One's own draft: seen and changed by its author alone, dropped after a day. */
@ApiTags('drafts')
@ApiBearerAuth()
@UseInterceptors(AnswerInterceptor)
@Controller('v1/referral-drafts/:id')
export class OwnDraftController {
  constructor(
    private readonly edge: Edge,
    private readonly work: UnitOfWork,
    private readonly handlers: IntakeHandlers,
  ) {}

  @Get()
  @Action('ReadDraft', { roles: SENDERS })
  @ApiOperation({ operationId: 'readDraft', summary: 'Your draft' })
  @ApiOkResponse({ type: DraftDocument })
  async read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<Answer> {
    const act = this.edge.actOnDraft(actor, id);
    return draftAnswer(await this.work.run(tx => this.handlers.readDraft.execute(act, tx)));
  }

  @Put()
  @Action('ChangeDraft', { roles: SENDERS })
  @ApiOperation({ operationId: 'changeDraft', summary: 'Replace what your draft says' })
  @ApiHeader({ name: 'If-Match', required: true, schema: { type: 'string' } })
  @ApiOkResponse({ type: DraftDocument })
  async change(
    @Param('id', IdPipe) id: string,
    @Body() body: DraftDto,
    @Repeatable() { actor, ifMatch }: RepeatableRequest,
  ): Promise<Answer> {
    const command = { ...this.edge.actOnDraft(actor, id), body, expectedVersion: expectedVersion(ifMatch) };
    return draftAnswer(await this.work.run(tx => this.handlers.changeDraft.execute(command, tx)));
  }
}
