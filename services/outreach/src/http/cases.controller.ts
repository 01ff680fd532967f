import { Action, afterId, CurrentAccess, IdPipe, pageOf, setEtag, type Access } from '@crossroads/platform';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ReadCasesHandler } from '../application/read-cases.handler.ts';
import { CasePage, WholeCaseView } from './case.views.ts';
import { CasesQuery } from './cases.dto.ts';

@ApiTags('cases')
@ApiBearerAuth()
@Controller('v1/cases')
export class CasesController {
  constructor(private readonly reading: ReadCasesHandler) {}

  @Get()
  @Action('ListOutreachCases')
  @ApiOkResponse({ type: CasePage })
  async list(@Query() query: CasesQuery, @CurrentAccess() access: Access): Promise<CasePage> {
    const after = afterId(query);
    const { referralId: id, status, workerId, limit } = query;
    const found = await this.reading.list(access, { id, status, workerId, after, limit: limit + 1 });
    return pageOf(found, limit, ({ referralId }) => [referralId]);
  }

  @Get(':referralId')
  @Action('ReadOutreachCase')
  @ApiOkResponse({ type: WholeCaseView })
  async one(
    @Param('referralId', IdPipe) id: string,
    @CurrentAccess() access: Access,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WholeCaseView> {
    const found = await this.reading.one(access, id);
    setEtag(reply, found.version);
    return found;
  }
}
