import { AnswerInterceptor, Repeatable, type Answer, type RepeatableRequest } from '@crossroads/messaging';
import { Action, CurrentAccess, etagOf, IdPipe, type Access } from '@crossroads/platform';
import { Body, Controller, Get, Header, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ReadRegistryHandler } from '../application/read-registry.handler.ts';
import { ServeNoticeHandler } from '../application/serve-notice.handler.ts';
import { KEY } from './codes.ts';
import { Edge } from './edge.ts';
import { NoticeDto } from './notices.dto.ts';
import { NoticeView, noticeView } from './notices.views.ts';
import { howServed, subjectOf } from './served.ts';

/** One notice at a time, by its id: there is no list, no search and no count of notices or of people. @source R3 */
@ApiTags('notices')
@ApiBearerAuth()
@UseInterceptors(AnswerInterceptor)
@Controller('v1/notices')
export class NoticesController {
  constructor(
    private readonly edge: Edge,
    private readonly reading: ReadRegistryHandler,
    private readonly serving: ServeNoticeHandler,
  ) {}

  @Post()
  @Action('RecordNotice')
  @ApiHeader(KEY)
  @ApiCreatedResponse({ type: NoticeView })
  serve(@Body() body: NoticeDto, @Repeatable() request: RepeatableRequest): Promise<Answer> {
    const noticeId = this.edge.newId();
    const { servedAt } = body;
    const act = this.edge.act(request, noticeId);
    const command = { ...act, noticeId, subject: subjectOf(body), servedAt, how: howServed(body) };
    return this.edge.once(request, async tx => {
      const row = await this.serving.execute(command, tx);
      return { status: 201, body: noticeView(row), location: `/v1/notices/${noticeId}` };
    });
  }

  @Get(':id')
  @Action('ReadNotice')
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: NoticeView })
  async one(@Param('id', IdPipe) id: string, @CurrentAccess() access: Access): Promise<Answer> {
    const row = await this.reading.notice(access, id);
    return { status: 200, body: noticeView(row), etag: etagOf(row.version) };
  }
}
