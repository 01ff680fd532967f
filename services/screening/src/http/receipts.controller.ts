import { Action, CurrentAccess, IdPipe, type Access } from '@crossroads/platform';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ReadCasesHandler } from '../application/read-cases.handler.ts';
import { ReceiptView, ReplayView } from './receipts.dto.ts';
import { receiptView } from './views.ts';

@ApiTags('receipts')
@ApiBearerAuth()
@Controller('v1/receipts')
export class ReceiptsController {
  constructor(private readonly reading: ReadCasesHandler) {}

  @Get(':receiptId')
  @Action('ReadReceipt')
  @ApiOkResponse({ type: ReceiptView })
  async one(@Param('receiptId', IdPipe) id: string, @CurrentAccess() access: Access): Promise<ReceiptView> {
    return receiptView(await this.reading.receipt(access, id));
  }

  // It creates nothing, so it needs no Idempotency-Key: the same question has the same answer.
  @Post(':receiptId/replays')
  @HttpCode(200)
  @Action('ReplayReceipt')
  @ApiOkResponse({ type: ReplayView })
  async replay(@Param('receiptId', IdPipe) id: string, @CurrentAccess() access: Access): Promise<ReplayView> {
    return this.reading.replay(access, id);
  }
}
