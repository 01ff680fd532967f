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
import { acceptedAnswer, openedAnswer } from './answers.ts';
import { completeAt } from './complete-submission.ts';
import { DraftDto, OpenedDraftView } from './drafts.dto.ts';
import { Edge } from './edge.ts';
import { AcceptedView } from './referral.views.ts';

/** Drafts of referrals: begun, and sent when they are whole. */
@ApiTags('drafts')
@ApiBearerAuth()
@ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } })
@UseInterceptors(AnswerInterceptor)
@Controller('v1/referral-drafts')
export class DraftsController {
  constructor(
    private readonly edge: Edge,
    private readonly idempotent: IdempotentWork,
    private readonly handlers: IntakeHandlers,
  ) {}

  @Post()
  @Action('OpenDraft')
  @ApiOperation({ operationId: 'openDraft', summary: 'Begin a draft' })
  @ApiCreatedResponse({ type: OpenedDraftView })
  begin(@Body() body: DraftDto, @Repeatable() request: RepeatableRequest): Promise<Answer> {
    const command = { ...this.edge.actOnDraft(request.access, this.edge.newId()), body };
    return this.idempotent.run(request, async tx => openedAnswer(await this.handlers.openDraft.execute(command, tx)));
  }

  @Post(':id/submission')
  @Action('SubmitDraft')
  @ApiOperation({ operationId: 'submitDraft', summary: 'Send your draft as a referral of the same id' })
  @ApiCreatedResponse({ type: AcceptedView })
  submit(@Param('id', IdPipe) id: string, @Repeatable() request: RepeatableRequest): Promise<Answer> {
    const act = this.edge.actOnDraft(request.access, id);
    const command = { ...act, complete: completeAt(act.at) };
    return this.idempotent.run(request, async tx =>
      acceptedAnswer(await this.handlers.submitDraft.execute(command, tx)),
    );
  }
}
