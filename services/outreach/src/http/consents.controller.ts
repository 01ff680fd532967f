import { AnswerInterceptor, Repeatable, type Answer, type RepeatableRequest } from '@crossroads/messaging';
import { Action, CurrentAccess, IdPipe, type Access } from '@crossroads/platform';
import { Body, Controller, Get, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { GrantConsentHandler } from '../application/grant-consent.handler.ts';
import { ReadConsentsHandler } from '../application/read-consents.handler.ts';
import { WithdrawConsentHandler } from '../application/withdraw-consent.handler.ts';
import { ConsentView } from './consent.views.ts';
import { ConsentDto, ConsentedView, ConsentPage, WithdrawalView } from './consents.dto.ts';
import { caseAnswer, Edge } from './edge.ts';

/** Consent is recorded here and only here. */
@ApiTags('consents')
@ApiBearerAuth()
@Controller('v1')
export class ConsentsController {
  constructor(
    private readonly granting: GrantConsentHandler,
    private readonly withdrawing: WithdrawConsentHandler,
    private readonly reading: ReadConsentsHandler,
    private readonly edge: Edge,
  ) {}

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

  @Post('cases/:referralId/consents')
  @Action('GrantConsent')
  @ApiHeader({ name: 'idempotency-key', required: true })
  @UseInterceptors(AnswerInterceptor)
  @ApiCreatedResponse({ type: ConsentedView })
  async grant(
    @Param('referralId', IdPipe) caseId: string,
    @Body() { expiresOn, recipientClass, witnessId, ...terms }: ConsentDto,
    @Repeatable() asked: RepeatableRequest,
  ): Promise<Answer> {
    const what = {
      consentId: this.edge.newId(),
      expiresOn,
      terms: { ...terms, recipientClass: recipientClass ?? null, witnessId: witnessId ?? null },
    };
    const command = { caseId, access: asked.access, at: this.edge.clock.now(), ...what };
    return this.edge.run(asked, async tx => caseAnswer(await this.granting.execute(command, tx)));
  }

  @Post('consents/:consentId/withdrawals')
  @Action('WithdrawConsent')
  @ApiHeader({ name: 'idempotency-key', required: true })
  @UseInterceptors(AnswerInterceptor)
  @ApiCreatedResponse({ type: WithdrawalView })
  async withdraw(
    @Param('consentId', IdPipe) consentId: string,
    @Repeatable() asked: RepeatableRequest,
  ): Promise<Answer> {
    const command = { consentId, access: asked.access, at: this.edge.clock.now() };
    return this.edge.run(asked, async tx => {
      const body = await this.withdrawing.execute(command, tx);
      return { status: 201, body, location: `/v1/cases/${body.referralId}` };
    });
  }
}
