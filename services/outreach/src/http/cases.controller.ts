import { Action, afterId, CurrentActor, IdPipe, pageOf, setEtag, type Actor } from '@crossroads/platform';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ReadCasesHandler } from '../application/read-cases.handler.ts';
import { WORKERS } from './edge.ts';
import { CasePage, WholeCaseView } from './case.views.ts';
import { CasesQuery } from './cases.dto.ts';

@ApiTags('cases')
@ApiBearerAuth()
@Controller('v1/cases')
export class CasesController {
  constructor(private readonly reading: ReadCasesHandler) {}

  @Get()
  @Action('ListCases', { roles: WORKERS })
  @ApiOkResponse({ type: CasePage })
  async list(@Query() query: CasesQuery, @CurrentActor() actor: Actor): Promise<CasePage> {
    const after = afterId(query);
    const { referralId: id, status, workerId, limit } = query;
    const found = await this.reading.list(actor, { id, status, workerId, after, limit: limit + 1 });
    return pageOf(found, limit, ({ referralId }) => [referralId]);
  }

  @Get(':referralId')
  @Action('ReadCase', { roles: WORKERS })
  @ApiOkResponse({ type: WholeCaseView })
  async one(
    @Param('referralId', IdPipe) id: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WholeCaseView> {
    const found = await this.reading.one(actor, id);
    setEtag(reply, found.version);
    return found;
  }
}
