import type { Clock } from '@crossroads/kernel';
import { MessagingModule, Reading, UnitOfWork, type ServicePorts } from '@crossroads/messaging';
import { CLOCK, Sites } from '@crossroads/platform';
import { Inject, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { DecideCaseHandler } from './application/decide-case.handler.ts';
import { ReadCasesHandler } from './application/read-cases.handler.ts';
import { readRuleSets, RuleBook } from './application/rule-book.ts';
import { StoreRuleSetsHandler } from './application/store-rule-sets.handler.ts';
import { ruleSetFolder } from './config.ts';
import { CasesController } from './http/cases.controller.ts';
import { ReceiptsController } from './http/receipts.controller.ts';
import { screeningParts } from './parts.ts';

const rules = new RuleBook(await readRuleSets(ruleSetFolder()));

type Ports = ServicePorts & { readonly sites: Sites };

/** Table of contents of screening. */
@Module({
  imports: [
    MessagingModule.forService(({ clock, newId, sites }: Ports) => screeningParts({ clock, newId, sites, rules })),
  ],
  controllers: [CasesController, ReceiptsController],
  providers: [
    { provide: DecideCaseHandler, inject: [CLOCK], useFactory: (clock: Clock) => new DecideCaseHandler(clock) },
    { provide: ReadCasesHandler, inject: [Reading], useFactory: (reading: Reading) => new ReadCasesHandler(reading) },
    { provide: StoreRuleSetsHandler, useFactory: () => new StoreRuleSetsHandler(rules) },
  ],
})
export class ScreeningModule implements OnApplicationBootstrap {
  constructor(
    private readonly work: UnitOfWork,
    private readonly storeRuleSets: StoreRuleSetsHandler,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.work.run({ sites: [] }, tx => this.storeRuleSets.execute(this.clock.now(), tx));
  }
}
