import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Action, afterId, CurrentAccess, IdPipe, pageOf } from '@crossroads/platform';
import { SafetyHandlers } from '../../application/safety/safety-handlers.ts';
import { SafetyNoticesQuery } from './safety.dto.ts';
import { SafetyNoticePage, SafetyNoticeView, toNoticeView } from './safety.views.ts';

/** What was left at the door, for those of help who act on it; never for whoever left it. */
@ApiTags('safety notices')
@ApiBearerAuth()
@Controller('v1/safety-notices')
export class ReadSafetyNoticesController {
  constructor(private readonly safety: SafetyHandlers) {}

  @Get()
  @Action('ListSafetyNotices')
  @ApiOperation({ operationId: 'listSafetyNotices', summary: 'What happened, oldest first; a worker: whom one has' })
  @ApiOkResponse({ type: SafetyNoticePage })
  async list(@Query() query: SafetyNoticesQuery, @CurrentAccess() access: Access): Promise<SafetyNoticePage> {
    const { limit, state } = query;
    const found = await this.safety.read.page({ state, after: afterId(query), limit: limit + 1 }, access);
    const { items, next } = pageOf(found, limit, ({ row }) => [row.id]);
    return { items: items.map(toNoticeView), next };
  }

  @Get(':id')
  @Action('ReadSafetyNotice')
  @ApiOperation({ operationId: 'readSafetyNotice', summary: 'One notice' })
  @ApiOkResponse({ type: SafetyNoticeView })
  async one(@Param('id', IdPipe) id: string, @CurrentAccess() access: Access): Promise<SafetyNoticeView> {
    return toNoticeView(await this.safety.read.one(id, access));
  }
}
