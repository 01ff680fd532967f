import { Body, Controller, Param, Put, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnswerInterceptor, Repeatable, UnitOfWork, type Answer, type RepeatableRequest } from '@crossroads/messaging';
import { Action, expectedVersion, IdPipe } from '@crossroads/platform';
import { IntakeHandlers } from '../application/handlers.ts';
import { draftAnswer } from './answers.ts';
import { DraftDocument, DraftDto } from './drafts.dto.ts';
import { Edge } from './edge.ts';

/** One's own draft: changed by its author alone, dropped after a day. */
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

  @Put()
  @Action('ChangeDraft')
  @ApiOperation({ operationId: 'changeDraft', summary: 'Replace what your draft says' })
  @ApiHeader({ name: 'If-Match', required: true, schema: { type: 'string' } })
  @ApiOkResponse({ type: DraftDocument })
  async change(
    @Param('id', IdPipe) id: string,
    @Body() body: DraftDto,
    @Repeatable() { access, ifMatch }: RepeatableRequest,
  ): Promise<Answer> {
    const command = { ...this.edge.actOnDraft(access, id), body, expectedVersion: expectedVersion(ifMatch) };
    const scope = { sites: [access.actor.site], access };
    return draftAnswer(await this.work.run(scope, tx => this.handlers.changeDraft.execute(command, tx)));
  }
}
