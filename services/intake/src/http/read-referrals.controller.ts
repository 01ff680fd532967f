import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnswerInterceptor, type Answer } from '@crossroads/messaging';
import { Access, Action, afterId, CurrentAccess, IdPipe, pageOf, parseReference } from '@crossroads/platform';
import { ReadReferralsHandler } from '../application/read-referrals.handler.ts';
import { seenAnswer } from './answers.ts';
import { ReferralPage, StaffView, toView } from './referral.views.ts';
import { ReferralsQuery } from './referrals.dto.ts';

/** Referrals as they are read: by their senders in two words, by staff in full. */
@ApiTags('referrals')
@ApiBearerAuth()
@Controller('v1/referrals')
export class ReadReferralsController {
  constructor(private readonly read: ReadReferralsHandler) {}

  @Get()
  @Action('ListReferrals')
  @ApiOperation({ operationId: 'listReferrals', summary: 'Referrals that you may see, oldest first' })
  @ApiOkResponse({ type: ReferralPage })
  async list(@Query() query: ReferralsQuery, @CurrentAccess() access: Access): Promise<ReferralPage> {
    const { limit, status } = query;
    const after = afterId(query);
    const reference = query.reference === undefined ? undefined : parseReference(query.reference);
    if (query.reference !== undefined && reference === undefined) return { items: [], next: null };
    const found = await this.read.page({ reference, status, after, limit: limit + 1 }, access);
    const { items, next } = pageOf(found, limit, ({ id }) => [id]);
    return { items: items.map(toView), next };
  }

  @Get(':id')
  @Action('ReadReferral')
  @ApiOperation({ operationId: 'readReferral', summary: 'One referral' })
  @ApiOkResponse({ type: StaffView, description: 'its sender sees received or handled only' })
  @UseInterceptors(AnswerInterceptor)
  async one(@Param('id', IdPipe) id: string, @CurrentAccess() access: Access): Promise<Answer> {
    return seenAnswer(await this.read.one(id, access));
  }
}
