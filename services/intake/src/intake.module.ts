import { Module } from '@nestjs/common';
import type { Clock, NewId } from '@crossroads/kernel';
import { MessagingModule, Reading } from '@crossroads/messaging';
import { CLOCK, KeyRing, NEW_ID, newReference, randomId, Sites } from '@crossroads/platform';
import { IntakeHandlers } from './application/handlers.ts';
import { PersonVault } from './application/person-vault.ts';
import { ReadDraftHandler } from './application/read-draft.handler.ts';
import { ReadReferralsHandler } from './application/read-referrals.handler.ts';
import { CorrectPersonHandler } from './application/people/correct-person.handler.ts';
import { ReadPersonHandler } from './application/people/read-person.handler.ts';
import { RevealPersonHandler } from './application/people/reveal-person.handler.ts';
import { DraftsController } from './http/drafts.controller.ts';
import { Edge } from './http/edge.ts';
import { InfoController } from './http/info.controller.ts';
import { OwnDraftController } from './http/own-draft.controller.ts';
import { CorrectionsController } from './http/people/corrections.controller.ts';
import { ReadPersonController } from './http/people/read-person.controller.ts';
import { RevealsController } from './http/people/reveals.controller.ts';
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
    ReadPersonController,
    RevealsController,
    CorrectionsController,
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
    {
      provide: ReadPersonHandler,
      inject: [Reading, PersonVault, Sites, CLOCK],
      useFactory: (...[reading, vault, sites, clock]: [Reading, PersonVault, Sites, Clock]) =>
        new ReadPersonHandler({ reading, vault, sites, clock }),
    },
    {
      provide: RevealPersonHandler,
      inject: [PersonVault, NEW_ID],
      useFactory: (vault: PersonVault, newId: NewId) => new RevealPersonHandler(vault, newId),
    },
    {
      provide: CorrectPersonHandler,
      inject: [PersonVault, Sites],
      useFactory: (vault: PersonVault, sites: Sites) => new CorrectPersonHandler({ vault, sites }),
    },
  ],
})
export class IntakeModule {}
