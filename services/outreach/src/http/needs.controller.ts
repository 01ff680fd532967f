import { AnswerInterceptor, Repeatable, type Answer, type RepeatableRequest } from '@crossroads/messaging';
import { Action, IdPipe } from '@crossroads/platform';
import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiTags } from '@nestjs/swagger';
import { AssessNeedsHandler } from '../application/assess-needs.handler.ts';
import { CaseView } from './case.views.ts';
import { NeedsAssessmentDto } from './contacts.dto.ts';
import { caseAnswer, Edge } from './edge.ts';

/** What the person needs, in the person's own order of things. */
@ApiTags('needs')
@ApiBearerAuth()
@ApiHeader({ name: 'idempotency-key', required: true })
@Controller('v1/cases/:referralId')
@UseInterceptors(AnswerInterceptor)
export class NeedsController {
  constructor(
    private readonly assessing: AssessNeedsHandler,
    private readonly edge: Edge,
  ) {}

  @Post('needs-assessments')
  @Action('AssessNeeds')
  @ApiCreatedResponse({ type: CaseView })
  async assess(
    @Param('referralId', IdPipe) caseId: string,
    @Body() body: NeedsAssessmentDto,
    @Repeatable() asked: RepeatableRequest,
  ): Promise<Answer> {
    const needs = { needCodes: body.needCodes, choiceCodes: body.choiceCodes ?? null, areaCode: body.areaCode ?? null };
    const command = { caseId, access: asked.access, at: this.edge.clock.now(), ...needs };
    return this.edge.run(asked, async tx => caseAnswer(await this.assessing.execute(command, tx)));
  }
}
