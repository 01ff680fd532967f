import { AnswerInterceptor, Repeatable, type Answer, type RepeatableRequest } from '@crossroads/messaging';
import { Action, IdPipe } from '@crossroads/platform';
import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiTags } from '@nestjs/swagger';
import { RenewNoticeHandler } from '../application/renew-notice.handler.ts';
import { KEY } from './codes.ts';
import { Edge } from './edge.ts';
import { RenewalDto } from './notices.dto.ts';
import { RenewedView, renewedView } from './notices.views.ts';

/** A notice is renewed once, by whoever of the team read it again. */
@ApiTags('notices')
@ApiBearerAuth()
@UseInterceptors(AnswerInterceptor)
@Controller('v1/notices/:id/renewals')
export class RenewalsController {
  constructor(
    private readonly edge: Edge,
    private readonly renewing: RenewNoticeHandler,
  ) {}

  @Post()
  @Action('RenewNotice')
  @ApiHeader(KEY)
  @ApiCreatedResponse({ type: RenewedView })
  renew(
    @Param('id', IdPipe) noticeId: string,
    @Body() body: RenewalDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    const { textId, renewedAt, helpOfferedOn: offeredOn, helpOfferMode: offerMode, methodCode, counselStatus } = body;
    const said = { textId, renewedAt, offeredOn, offerMode, methodCode, counselStatus };
    const command = { ...this.edge.act(request, noticeId), noticeId, ...said };
    return this.edge.once(request, async tx => ({
      status: 201,
      body: renewedView(await this.renewing.execute(command, tx)),
    }));
  }
}
