import { Module } from '@nestjs/common';
import type { Clock, NewId } from '@crossroads/kernel';
import { MessagingModule, Reading } from '@crossroads/messaging';
import { CLOCK, KeyRing, NEW_ID, newReference, randomId, Sites } from '@crossroads/platform';
import { IntakeHandlers } from './application/handlers.ts';
import { PersonVault } from './application/person-vault.ts';
import { ReadDraftHandler } from './application/read-draft.handler.ts';
import { ReadReferralsHandler } from './application/read-referrals.handler.ts';
import { DraftsController } from './http/drafts.controller.ts';
import { Edge } from './http/edge.ts';
import { InfoController } from './http/info.controller.ts';
import { OwnDraftController } from './http/own-draft.controller.ts';
import { ReadDraftController } from './http/read-draft.controller.ts';
import { ReadReferralsController } from './http/read-referrals.controller.ts';
import { ReferralsController } from './http/referrals.controller.ts';
import { TriageController } from './http/triage.controller.ts';
import { intakeParts } from './parts.ts';

type Given = [clock: Clock, newId: NewId, sites: Sites, vault: PersonVault];

const handlersOf = (...[clock, newId, sites, vault]: Given): IntakeHandlers =>
  new IntakeHandlers({ clock, newId, sites, vault, newReference });

/** Table of contents of intake. */
@Module({
  imports: [MessagingModule.forService(intakeParts)],
  controllers: [
    ReferralsController,
    ReadReferralsController,
    InfoController,
    TriageController,
    DraftsController,
    OwnDraftController,
    ReadDraftController,
  ],
  providers: [
    Edge,
    { provide: IntakeHandlers, inject: [CLOCK, NEW_ID, Sites, PersonVault], useFactory: handlersOf },
    { provide: PersonVault, inject: [KeyRing], useFactory: (keys: KeyRing) => new PersonVault(keys, randomId) },
    {
      provide: ReadReferralsHandler,
      inject: [Reading],
      useFactory: (reading: Reading) => new ReadReferralsHandler(reading),
    },
    {
      provide: ReadDraftHandler,
      inject: [Reading, PersonVault],
      useFactory: (reading: Reading, vault: PersonVault) => new ReadDraftHandler(reading, vault),
    },
  ],
})
export class IntakeModule {}
