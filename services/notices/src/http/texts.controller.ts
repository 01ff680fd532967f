import { AnswerInterceptor, Repeatable, type Answer, type RepeatableRequest } from '@crossroads/messaging';
import { Action, afterId, CurrentAccess, IdPipe, pageOf, PageQuery, type Access } from '@crossroads/platform';
import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ReadRegistryHandler } from '../application/read-registry.handler.ts';
import { TextActs } from '../application/text-acts.ts';
import { KEY } from './codes.ts';
import { Edge } from './edge.ts';
import { ApprovalDto, TextDto, TextPage, TextView } from './texts.dto.ts';
import { textView } from './texts.views.ts';

type Changed = Parameters<typeof textView>[0];

const answer = (row: Changed): Answer => ({
  status: 201,
  body: textView(row),
  location: `/v1/notice-texts/${row.id}`,
});

/** Texts of notices: written by one, approved by another, and never changed. */
@ApiTags('notice texts')
@ApiBearerAuth()
@UseInterceptors(AnswerInterceptor)
@Controller('v1/notice-texts')
export class TextsController {
  constructor(
    private readonly edge: Edge,
    private readonly reading: ReadRegistryHandler,
    private readonly acts: TextActs,
  ) {}

  @Get()
  @Action('ListNoticeTexts')
  @ApiOkResponse({ type: TextPage })
  async list(@Query() query: PageQuery, @CurrentAccess() access: Access): Promise<Answer> {
    const { limit } = query;
    const found = await this.reading.texts(access, { after: afterId(query), limit: limit + 1 });
    const { items, next } = pageOf(found, limit, ({ id }) => [id]);
    return { status: 200, body: { items: items.map(textView), next } };
  }

  @Get(':id')
  @Action('ReadNoticeText')
  @ApiOkResponse({ type: TextView })
  async one(@Param('id', IdPipe) id: string, @CurrentAccess() access: Access): Promise<Answer> {
    return { status: 200, body: textView(await this.reading.text(access, id)) };
  }

  @Post()
  @Action('WriteNoticeText')
  @ApiHeader(KEY)
  @ApiCreatedResponse({ type: TextView })
  write(@Body() body: TextDto, @Repeatable() request: RepeatableRequest): Promise<Answer> {
    const textId = this.edge.newId();
    const { language, title, body: words, chargingPolicyVersion } = body;
    const content = { language, title, body: words, chargingPolicyVersion };
    const act = { ...this.edge.act(request, textId), textId, content };
    return this.edge.once(request, async tx => answer(await this.acts.write(act, tx)));
  }

  @Post(':id/approvals')
  @Action('ApproveNoticeText')
  @ApiHeader(KEY)
  @ApiCreatedResponse({ type: TextView })
  approve(
    @Param('id', IdPipe) textId: string,
    @Body() { legalBasis, chargingPolicyVersion }: ApprovalDto,
    @Repeatable() request: RepeatableRequest,
  ): Promise<Answer> {
    const act = { ...this.edge.act(request, textId), textId, legalBasis, chargingPolicyVersion };
    return this.edge.once(request, async tx => answer(await this.acts.approve(act, tx)));
  }

  @Post(':id/retirements')
  @Action('RetireNoticeText')
  @ApiHeader(KEY)
  @ApiCreatedResponse({ type: TextView })
  retire(@Param('id', IdPipe) textId: string, @Repeatable() request: RepeatableRequest): Promise<Answer> {
    const act = { ...this.edge.act(request, textId), textId };
    return this.edge.once(request, async tx => answer(await this.acts.retire(act, tx)));
  }
}
