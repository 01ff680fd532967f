import { staffContracts } from '@crossroads/contracts/neutral';
import { MessagingModule, Reading, StaffDeskModule, type PartsPorts } from '@crossroads/messaging';
import { KeyRing, randomId, Sites } from '@crossroads/platform';
import { Module, type FactoryProvider, type Type } from '@nestjs/common';
import { ChargingPolicies } from './application/charging-policies.ts';
import { HoldNoticeHandler } from './application/hold-notice.handler.ts';
import { ReadRegistryHandler } from './application/read-registry.handler.ts';
import { RenewNoticeHandler } from './application/renew-notice.handler.ts';
import { ServeNoticeHandler } from './application/serve-notice.handler.ts';
import { SetAvailabilityHandler } from './application/set-availability.handler.ts';
import { SubjectVault } from './application/subject-vault.ts';
import { TextActs } from './application/text-acts.ts';
import { readLimits } from './config.ts';
import { AvailabilityController } from './http/availability.controller.ts';
import { Edge } from './http/edge.ts';
import { HoldsController } from './http/holds.controller.ts';
import { IncidentsController } from './http/incidents.controller.ts';
import { NoticesController } from './http/notices.controller.ts';
import { PoliciesController } from './http/policies.controller.ts';
import { QuestionsController } from './http/questions.controller.ts';
import { RenewalsController } from './http/renewals.controller.ts';
import { TextsController } from './http/texts.controller.ts';
import { noticesParts } from './parts.ts';

const partsOf = ({ sites, keys, newId }: PartsPorts) => {
  const vault = new SubjectVault(keys, randomId);
  const bridge = { sealing: keys.sealing, signing: keys.signing };
  return noticesParts({ newId, sites, vault, bridge, limits: readLimits() });
};

const bySites = <H>(handler: Type<H> & (new (sites: Sites) => H)): FactoryProvider<H> => ({
  provide: handler,
  inject: [Sites],
  useFactory: (sites: Sites) => new handler(sites),
});

/** Table of contents of notices. */
@Module({
  imports: [MessagingModule.forService(partsOf), StaffDeskModule.with(staffContracts)],
  controllers: [
    TextsController,
    PoliciesController,
    NoticesController,
    RenewalsController,
    HoldsController,
    QuestionsController,
    AvailabilityController,
    IncidentsController,
  ],
  providers: [
    Edge,
    SetAvailabilityHandler,
    bySites(TextActs),
    bySites(ChargingPolicies),
    bySites(RenewNoticeHandler),
    bySites(HoldNoticeHandler),
    { provide: SubjectVault, inject: [KeyRing], useFactory: (keys: KeyRing) => new SubjectVault(keys, randomId) },
    {
      provide: ServeNoticeHandler,
      inject: [Sites, SubjectVault],
      useFactory: (sites: Sites, vault: SubjectVault) => new ServeNoticeHandler({ sites, vault }),
    },
    {
      provide: ReadRegistryHandler,
      inject: [Reading],
      useFactory: (reading: Reading) => new ReadRegistryHandler(reading),
    },
  ],
})
export class NoticesModule {}
