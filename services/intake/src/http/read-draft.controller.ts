import { Controller, Get, Param, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnswerInterceptor, type Answer } from '@crossroads/messaging';
import { Access, Action, CurrentAccess, IdPipe } from '@crossroads/platform';
import { ReadDraftHandler } from '../application/read-draft.handler.ts';
import { draftAnswer } from './answers.ts';
import { DraftDocument } from './drafts.dto.ts';

/** One's own draft, as it stands. */
@ApiTags('drafts')
@ApiBearerAuth()
@UseInterceptors(AnswerInterceptor)
@Controller('v1/referral-drafts/:id')
export class ReadDraftController {
  constructor(private readonly drafts: ReadDraftHandler) {}

  @Get()
  @Action('ReadDraft')
  @ApiOperation({ operationId: 'readDraft', summary: 'Your draft' })
  @ApiOkResponse({ type: DraftDocument })
  async read(@Param('id', IdPipe) id: string, @CurrentAccess() access: Access): Promise<Answer> {
    return draftAnswer(await this.drafts.execute(id, access));
  }
}
