import { AnswerInterceptor, Repeatable, type Answer, type RepeatableRequest } from '@crossroads/messaging';
import { Action, IdPipe, Problem } from '@crossroads/platform';
import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiTags } from '@nestjs/swagger';
import { OfferHelpHandler } from '../application/offer-help.handler.ts';
import { RecordAttemptHandler } from '../application/record-attempt.handler.ts';

import { CaseView } from './case.views.ts';
import { AttemptDto, AttemptedView, HelpOfferDto } from './contacts.dto.ts';
import { caseAnswer, Edge } from './edge.ts';

/** What happens between worker and person. */
@ApiTags('contacts')
@ApiBearerAuth()
@ApiHeader({ name: 'idempotency-key', required: true })
@Controller('v1/cases/:referralId')
@UseInterceptors(AnswerInterceptor)
export class ContactsController {
  constructor(
    private readonly recording: RecordAttemptHandler,
    private readonly offering: OfferHelpHandler,
    private readonly edge: Edge,
  ) {}

  @Post('attempts')
  @Action('RecordAttempt')
  @ApiCreatedResponse({ type: AttemptedView })
  async attempt(
    @Param('referralId', IdPipe) caseId: string,
    @Body() { modeCode, resultCode, at: tried }: AttemptDto,
    @Repeatable() asked: RepeatableRequest,
  ): Promise<Answer> {
    const at = this.edge.clock.now();
    const triedAt = tried === undefined ? at : new Date(tried);
    if (triedAt > at) throw new Problem('body.invalid', { errors: [{ pointer: '/at', code: 'in-the-future' }] });
    const command = { caseId, access: asked.access, at, modeCode, resultCode, triedAt };
    return this.edge.run(asked, async tx => caseAnswer(await this.recording.execute(command, tx)));
  }

  @Post('help-offers')
  @Action('OfferHelp')
  @ApiCreatedResponse({ type: CaseView })
  async offer(
    @Param('referralId', IdPipe) caseId: string,
    @Body() { modeCode, answer }: HelpOfferDto,
    @Repeatable() asked: RepeatableRequest,
  ): Promise<Answer> {
    const command = { caseId, access: asked.access, at: this.edge.clock.now(), modeCode, answer };
    return this.edge.run(asked, async tx => caseAnswer(await this.offering.execute(command, tx)));
  }
}
