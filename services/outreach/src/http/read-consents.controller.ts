import { Action, CurrentAccess, IdPipe, type Access } from '@crossroads/platform';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ReadConsentsHandler } from '../application/read-consents.handler.ts';
import { ConsentView } from './consent.views.ts';
import { ConsentPage } from './consents.dto.ts';

/** What a person agreed to, and what became of it. */
@ApiTags('consents')
@ApiBearerAuth()
@Controller('v1')
export class ReadConsentsController {
  constructor(private readonly reading: ReadConsentsHandler) {}

  @Get('cases/:referralId/consents')
  @Action('ListConsents')
  @ApiOkResponse({ type: ConsentPage })
  async list(@Param('referralId', IdPipe) caseId: string, @CurrentAccess() access: Access): Promise<ConsentPage> {
    return { items: await this.reading.list(access, caseId), next: null };
  }

  @Get('consents/:consentId')
  @Action('ReadConsent')
  @ApiOkResponse({ type: ConsentView })
  async one(@Param('consentId', IdPipe) consentId: string, @CurrentAccess() access: Access): Promise<ConsentView> {
    return this.reading.one(access, consentId);
  }
}
