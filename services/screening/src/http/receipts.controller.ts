import { Action, CurrentActor, IdPipe, type Actor } from '@crossroads/platform';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ReadCasesHandler } from '../application/read-cases.handler.ts';
import { ReceiptView, ReplayView } from './receipts.dto.ts';
import { receiptView } from './views.ts';

const READERS = ['screener', 'outreach-lead', 'program-manager'] as const;

@ApiTags('receipts')
@ApiBearerAuth()
@Controller('v1/receipts')
export class ReceiptsController {
  constructor(private readonly reading: ReadCasesHandler) {}

  @Get(':receiptId')
  @Action('ReadReceipt', { roles: READERS })
  @ApiOkResponse({ type: ReceiptView })
  async one(@Param('receiptId', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<ReceiptView> {
    return receiptView(await this.reading.receipt(actor.site, id));
  }

  // It creates nothing, so it needs no Idempotency-Key: the same question has the same answer.
  @Post(':receiptId/replays')
  @HttpCode(200)
  @Action('ReplayReceipt', { roles: READERS })
  @ApiOkResponse({ type: ReplayView })
  async replay(@Param('receiptId', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<ReplayView> {
    return this.reading.replay(actor.site, id);
  }
}
