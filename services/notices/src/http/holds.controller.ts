import { AnswerInterceptor, Repeatable, type Answer, type RepeatableRequest } from '@crossroads/messaging';
import { Action, IdPipe } from '@crossroads/platform';
import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiTags } from '@nestjs/swagger';
import { HoldNoticeHandler } from '../application/hold-notice.handler.ts';
import { KEY } from './codes.ts';
import { Edge } from './edge.ts';
import { HoldDto } from './notices.dto.ts';
import { HoldView, holdView } from './notices.views.ts';

/** Legal holds stand above the end of a notice's time. @source R48 */
@ApiTags('notices')
@ApiBearerAuth()
@ApiHeader(KEY)
@UseInterceptors(AnswerInterceptor)
@Controller('v1/notices/:id/holds')
export class HoldsController {
  constructor(
    private readonly edge: Edge,
    private readonly holds: HoldNoticeHandler,
  ) {}

  @Post()
  @Action('PlaceNoticeHold')
  @ApiCreatedResponse({ type: HoldView })
  place(
    @Param('id', IdPipe) noticeId: string,
    @Body() { reasonCode }: HoldDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    const command = { ...this.edge.act(request, noticeId), noticeId, holdId: this.edge.newId(), reasonCode };
    return this.edge.once(request, async tx => ({ status: 201, body: holdView(await this.holds.place(command, tx)) }));
  }

  @Post(':holdId/ends')
  @Action('LiftNoticeHold')
  @ApiCreatedResponse({ type: HoldView })
  lift(
    @Param('id', IdPipe) noticeId: string,
    @Param('holdId', IdPipe) holdId: string,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    const command = { ...this.edge.act(request, noticeId), noticeId, holdId };
    return this.edge.once(request, async tx => ({ status: 201, body: holdView(await this.holds.lift(command, tx)) }));
  }
}
