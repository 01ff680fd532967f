import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AnswerInterceptor,
  IdempotentWork,
  Repeatable,
  type Answer,
  type RepeatableRequest,
} from '@crossroads/messaging';
import { Action, IdPipe, type Access } from '@crossroads/platform';
import { SafetyHandlers } from '../../application/safety/safety-handlers.ts';
import { Edge } from '../edge.ts';
import { NoticeLinkDto, PutAsideDto, SafetyNoticeDto, toNotice } from './safety.dto.ts';
import { actedAnswer, SafetyNoticeView, takenAnswer, TakenNoticeView } from './safety.views.ts';

/** Bridge 1: a door that law enforcement writes through, and what intake does with what it finds there. */
@ApiTags('safety notices')
@ApiBearerAuth()
@ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } })
@UseInterceptors(AnswerInterceptor)
@Controller('v1/safety-notices')
export class SafetyNoticesController {
  constructor(
    private readonly edge: Edge,
    private readonly idempotent: IdempotentWork,
    private readonly safety: SafetyHandlers,
  ) {}

  @Post()
  @Action('SubmitSafetyNotice')
  @ApiOperation({ operationId: 'submitSafetyNotice', summary: 'Say that something happened; it names nobody' })
  @ApiCreatedResponse({ type: TakenNoticeView })
  submit(@Body() body: SafetyNoticeDto, @Repeatable() request: RepeatableRequest): Promise<Answer> {
    const command = { ...this.#act(request.access, this.edge.newId()), notice: toNotice(body) };
    return this.idempotent.run(request, async tx => takenAnswer((await this.safety.receive.execute(command, tx)).id));
  }

  @Post(':id/links')
  @Action('LinkSafetyNotice')
  @ApiOperation({ operationId: 'linkSafetyNotice', summary: 'Say which referral it concerns; a paused case opens' })
  @ApiCreatedResponse({ type: SafetyNoticeView })
  link(
    @Param('id', IdPipe) noticeId: string,
    @Body() { referralId }: NoticeLinkDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    const command = { ...this.#act(request.access, noticeId), referralId };
    return this.idempotent.run(request, async tx => actedAnswer(await this.safety.work.link(command, tx)));
  }

  @Post(':id/put-asides')
  @Action('PutSafetyNoticeAside')
  @ApiOperation({ operationId: 'putSafetyNoticeAside', summary: 'Say that it concerns nobody who was referred' })
  @ApiCreatedResponse({ type: SafetyNoticeView })
  putAside(
    @Param('id', IdPipe) noticeId: string,
    @Body() { reasonCode }: PutAsideDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    const command = { ...this.#act(request.access, noticeId), reasonCode };
    return this.idempotent.run(request, async tx => actedAnswer(await this.safety.work.putAside(command, tx)));
  }

  #act(access: Access, id: string) {
    const { referralId: noticeId, ...act } = this.edge.act(access, id);
    return { ...act, noticeId };
  }
}
