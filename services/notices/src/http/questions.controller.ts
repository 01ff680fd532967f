import { AnswerInterceptor, type Answer } from '@crossroads/messaging';
import { Action, afterId, CurrentAccess, IdPipe, pageOf, PageQuery, type Access } from '@crossroads/platform';
import { Controller, Get, Header, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ReadRegistryHandler } from '../application/read-registry.handler.ts';
import { OneRequestView, oneRequestView, RequestPage } from './questions.dto.ts';

/** The log of questions, to be looked through for fishing. @source R3 */
@ApiTags('attestation requests')
@ApiBearerAuth()
@UseInterceptors(AnswerInterceptor)
@Controller('v1/attestation-requests')
export class QuestionsController {
  constructor(private readonly reading: ReadRegistryHandler) {}

  @Get()
  @Action('ListAttestationRequests')
  @ApiOkResponse({ type: RequestPage })
  async list(@Query() query: PageQuery, @CurrentAccess() access: Access): Promise<Answer> {
    const { limit } = query;
    const found = await this.reading.requests(access, { after: afterId(query), limit: limit + 1 });
    const { items, next } = pageOf(found, limit, ({ id }) => [id]);
    return { status: 200, body: { items: items.map(oneRequestView), next } };
  }

  @Get(':id')
  @Action('ReadAttestationRequest')
  @Header('cache-control', 'no-store')
  @ApiOkResponse({ type: OneRequestView })
  async one(@Param('id', IdPipe) id: string, @CurrentAccess() access: Access): Promise<Answer> {
    return { status: 200, body: oneRequestView(await this.reading.request(access, id)) };
  }
}
