import { AnswerInterceptor, Repeatable, type Answer, type RepeatableRequest } from '@crossroads/messaging';
import { Action, IdPipe } from '@crossroads/platform';
import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiTags } from '@nestjs/swagger';
import { GrantConsentHandler } from '../application/grant-consent.handler.ts';
import { WithdrawConsentHandler } from '../application/withdraw-consent.handler.ts';
import { ConsentDto, ConsentedView, WithdrawalView } from './consents.dto.ts';
import { caseAnswer, Edge } from './edge.ts';

/** Consent is recorded here and only here. */
@ApiTags('consents')
@ApiBearerAuth()
@ApiHeader({ name: 'idempotency-key', required: true })
@Controller('v1')
@UseInterceptors(AnswerInterceptor)
export class ConsentsController {
  constructor(
    private readonly granting: GrantConsentHandler,
    private readonly withdrawing: WithdrawConsentHandler,
    private readonly edge: Edge,
  ) {}

  @Post('cases/:referralId/consents')
  @Action('GrantConsent')
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
