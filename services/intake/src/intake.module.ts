import { Module } from '@nestjs/common';
import type { Clock, NewId } from '@crossroads/kernel';
import { MessagingModule } from '@crossroads/messaging';
import { CLOCK, KeyRing, NEW_ID, newReference, randomId, Sites } from '@crossroads/platform';
import { DataSource } from 'typeorm';
import { IntakeHandlers } from './application/handlers.ts';
import { PersonVault } from './application/person-vault.ts';
import { ReadReferralsHandler } from './application/read-referrals.handler.ts';
import { DraftsController } from './http/drafts.controller.ts';
import { Edge } from './http/edge.ts';
import { InfoController } from './http/info.controller.ts';
import { OwnDraftController } from './http/own-draft.controller.ts';
import { ReadReferralsController } from './http/read-referrals.controller.ts';
import { ReferralsController } from './http/referrals.controller.ts';
import { TriageController } from './http/triage.controller.ts';
import { intakeParts } from './parts.ts';
import { ReferralQueries } from './persistence/referral.queries.ts';

type Given = [clock: Clock, newId: NewId, sites: Sites, keys: KeyRing];

const handlersOf = (...[clock, newId, sites, keys]: Given): IntakeHandlers =>
  new IntakeHandlers({ clock, newId, sites, vault: new PersonVault(keys, randomId), newReference });

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
  ],
  providers: [
    Edge,
    { provide: IntakeHandlers, inject: [CLOCK, NEW_ID, Sites, KeyRing], useFactory: handlersOf },
    {
      provide: ReadReferralsHandler,
      inject: [DataSource],
      useFactory: (db: DataSource) => new ReadReferralsHandler(new ReferralQueries(db)),
    },
  ],
})
export class IntakeModule {}
