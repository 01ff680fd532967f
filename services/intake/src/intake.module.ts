import { Module } from '@nestjs/common';
import { staffContracts } from '@crossroads/contracts/help';
import type { Clock, NewId } from '@crossroads/kernel';
import { MessagingModule, Reading, StaffDeskModule, type PartsPorts } from '@crossroads/messaging';
import { CLOCK, KeyRing, NEW_ID, newReference, randomId, Sites } from '@crossroads/platform';
import { IntakeHandlers } from './application/handlers.ts';
import { DecideMatchHandler } from './application/matching/decide-match.handler.ts';
import { LinkPeopleHandler } from './application/matching/link-people.handler.ts';
import { ReadReviewsHandler } from './application/matching/read-reviews.handler.ts';
import { SearchPeopleHandler } from './application/matching/search-people.handler.ts';
import { PersonVault } from './application/person-vault.ts';
import { ReadDraftHandler } from './application/read-draft.handler.ts';
import { ReadReferralsHandler } from './application/read-referrals.handler.ts';
import { CorrectPersonHandler } from './application/people/correct-person.handler.ts';
import { ReadPersonHandler } from './application/people/read-person.handler.ts';
import { RevealPersonHandler } from './application/people/reveal-person.handler.ts';
import { disclosureControllers, disclosureProviders } from './disclosure.providers.ts';
import { DraftsController } from './http/drafts.controller.ts';
import { Edge } from './http/edge.ts';
import { InfoController } from './http/info.controller.ts';
import { OwnDraftController } from './http/own-draft.controller.ts';
import { CorrectionsController } from './http/people/corrections.controller.ts';
import { ReadPersonController } from './http/people/read-person.controller.ts';
import { RevealsController } from './http/people/reveals.controller.ts';
import { LinksController } from './http/matching/links.controller.ts';
import { DecisionsController } from './http/matching/decisions.controller.ts';
import { ReadReviewsController } from './http/matching/read-reviews.controller.ts';
import { SearchesController } from './http/matching/searches.controller.ts';
import { ReadDraftController } from './http/read-draft.controller.ts';
import { ReadReferralsController } from './http/read-referrals.controller.ts';
import { ReferralsController } from './http/referrals.controller.ts';
import { TriageController } from './http/triage.controller.ts';
import { intakeParts } from './parts.ts';
import { rightsControllers, rightsProviders } from './rights.providers.ts';
import { safetyControllers, safetyProviders } from './safety.providers.ts';

type Given = [clock: Clock, newId: NewId, sites: Sites, vault: PersonVault];

const handlersOf = (...[clock, newId, sites, vault]: Given): IntakeHandlers =>
  new IntakeHandlers({ clock, newId, sites, vault, newReference });

/** Table of contents of intake. */
@Module({
  imports: [
    MessagingModule.forService(({ sites, keys, newId }: PartsPorts) =>
      intakeParts({ sites, newId, vault: new PersonVault(keys, randomId) }),
    ),
    StaffDeskModule.with(staffContracts),
  ],
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
    ...disclosureControllers,
    ...rightsControllers,
    ...safetyControllers,
    SearchesController,
    LinksController,
    ReadReviewsController,
    DecisionsController,
  ],
  providers: [
    Edge,
    ...disclosureProviders,
    ...rightsProviders,
    ...safetyProviders,
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
      inject: [PersonVault, Sites, NEW_ID],
      useFactory: (...[vault, sites, newId]: [PersonVault, Sites, NewId]) =>
        new CorrectPersonHandler({ vault, sites, newId }),
    },
    DecideMatchHandler,
    {
      provide: ReadReviewsHandler,
      inject: [Reading, PersonVault],
      useFactory: (reading: Reading, vault: PersonVault) => new ReadReviewsHandler(reading, vault),
    },
    {
      provide: LinkPeopleHandler,
      inject: [PersonVault],
      useFactory: (vault: PersonVault) => new LinkPeopleHandler(vault),
    },
    {
      provide: SearchPeopleHandler,
      inject: [PersonVault],
      useFactory: (vault: PersonVault) => new SearchPeopleHandler(vault),
    },
  ],
})
export class IntakeModule {}
