import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Action, afterId, CurrentAccess, IdPipe, PageQuery, pageOf } from '@crossroads/platform';
import { ReadRecallsHandler } from '../../application/disclosure/read-recalls.handler.ts';
import { RecallsQuery } from './disclosure.dto.ts';
import { DisclosurePage, RecallPage, toDisclosureView, toRecallView } from './disclosure.views.ts';

/** Who was told of whom, and who must forget. */
@ApiTags('disclosure')
@ApiBearerAuth()
@Controller('v1')
export class RecallsController {
  constructor(private readonly read: ReadRecallsHandler) {}

  @Get('recalls')
  @Action('ListRecalls')
  @ApiOperation({ operationId: 'listRecalls', summary: 'What holders must forget: a holder its own, oldest first' })
  @ApiOkResponse({ type: RecallPage })
  async recalls(@Query() query: RecallsQuery, @CurrentAccess() access: Access): Promise<RecallPage> {
    const { limit, personId } = query;
    const found = await this.read.recalls({ personId, after: afterId(query), limit: limit + 1 }, access);
    const { items, next } = pageOf(found, limit, ({ id }) => [id]);
    return { items: items.map(toRecallView), next };
  }

  @Get('people/:id/disclosures')
  @Action('ListDisclosures')
  @ApiOperation({ operationId: 'listDisclosures', summary: 'Who was shown what of a person, and what was recalled' })
  @ApiOkResponse({ type: DisclosurePage })
  async disclosures(
    @Param('id', IdPipe) personId: string,
    @Query() query: PageQuery,
    @CurrentAccess() access: Access,
  ): Promise<DisclosurePage> {
    const { limit } = query;
    const found = await this.read.disclosures({ personId, after: afterId(query), limit: limit + 1 }, access);
    const { items, next } = pageOf(found, limit, ({ shown }) => [shown.id]);
    return { items: items.map(toDisclosureView), next };
  }
}
