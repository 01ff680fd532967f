import {
  AnswerInterceptor,
  IdempotentWork,
  Repeatable,
  type Answer,
  type RepeatableRequest,
} from '@crossroads/messaging';
import {
  Action,
  afterId,
  CurrentAccess,
  etagOf,
  expectedVersion,
  IdPipe,
  pageOf,
  setEtag,
  type Access,
} from '@crossroads/platform';
import { Body, Controller, Get, Param, Post, Query, Res, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DecideCaseHandler } from '../application/decide-case.handler.ts';
import { ReadCasesHandler } from '../application/read-cases.handler.ts';
import { CasePage, CasesQuery, CaseView, DecisionDto } from './cases.dto.ts';
import { caseView } from './views.ts';

@ApiTags('cases')
@ApiBearerAuth()
@Controller('v1/cases')
export class CasesController {
  constructor(
    private readonly reading: ReadCasesHandler,
    private readonly deciding: DecideCaseHandler,
    private readonly idempotent: IdempotentWork,
  ) {}

  @Get()
  @Action('ListScreeningCases')
  @ApiOkResponse({ type: CasePage })
  async list(@Query() query: CasesQuery, @CurrentAccess() access: Access): Promise<CasePage> {
    const after = afterId(query);
    const { referralId: id, status, limit } = query;
    const found = await this.reading.list(access, { id, status, after, limit: limit + 1 });
    const { items, next } = pageOf(found, limit, row => [row.id]);
    return { items: items.map(caseView), next };
  }

  @Get(':referralId')
  @Action('ReadScreeningCase')
  @ApiOkResponse({ type: CaseView })
  async one(
    @Param('referralId', IdPipe) id: string,
    @CurrentAccess() access: Access,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CaseView> {
    const found = await this.reading.one(access, id);
    setEtag(reply, found.version);
    return caseView(found);
  }

  @Post(':referralId/decisions')
  @Action('DecideScreeningCase')
  @ApiHeader({ name: 'idempotency-key', required: true })
  @ApiHeader({ name: 'if-match', required: true })
  @ApiCreatedResponse({ type: CaseView })
  @UseInterceptors(AnswerInterceptor)
  async decide(
    @Param('referralId', IdPipe) id: string,
    @Body() body: DecisionDto,
    @Repeatable() asked: RepeatableRequest,
  ): Promise<Answer> {
    const { access, actor } = asked;
    const { result, reasonCodes, alternativeCode = null } = body;
    const decision = { result, reasonCodes, alternativeCode, reviewerId: actor.actorId };
    const about = { id, access, cause: { correlationId: id }, expectedVersion: expectedVersion(asked.ifMatch) };
    return this.idempotent.run(asked, async tx => {
      const view = caseView(await this.deciding.execute({ ...about, decision }, tx));
      return { status: 201, body: view, location: `/v1/cases/${id}`, etag: etagOf(view.version) };
    });
  }
}
