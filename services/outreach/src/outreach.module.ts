import type { Clock, NewId } from '@crossroads/kernel';
import { MessagingModule, Reading } from '@crossroads/messaging';
import { CLOCK, NEW_ID, Sites } from '@crossroads/platform';
import { Module } from '@nestjs/common';
import { AssessNeedsHandler } from './application/assess-needs.handler.ts';
import { AssignWorkerHandler } from './application/assign-worker.handler.ts';
import { GrantConsentHandler } from './application/grant-consent.handler.ts';
import { OfferHelpHandler } from './application/offer-help.handler.ts';
import { PauseCaseHandler } from './application/pause-case.handler.ts';
import { ReadCasesHandler } from './application/read-cases.handler.ts';
import { ReadConsentsHandler } from './application/read-consents.handler.ts';
import { RecordAttemptHandler } from './application/record-attempt.handler.ts';
import { WithdrawConsentHandler } from './application/withdraw-consent.handler.ts';
import { CasesController } from './http/cases.controller.ts';
import { ConsentsController } from './http/consents.controller.ts';
import { ContactsController } from './http/contacts.controller.ts';
import { Edge } from './http/edge.ts';
import { LeadingController } from './http/leading.controller.ts';
import { NeedsController } from './http/needs.controller.ts';
import { ReadConsentsController } from './http/read-consents.controller.ts';
import { WorkersController } from './http/workers.controller.ts';
import { outreachParts } from './parts.ts';

/** Table of contents: who acts over HTTP, and what is done about it. */
@Module({
  imports: [MessagingModule.forService(outreachParts)],
  controllers: [
    CasesController,
    ContactsController,
    NeedsController,
    ConsentsController,
    ReadConsentsController,
    LeadingController,
    WorkersController,
  ],
  providers: [
    Edge,
    AssessNeedsHandler,
    PauseCaseHandler,
    WithdrawConsentHandler,
    { provide: AssignWorkerHandler, inject: [Sites], useFactory: (sites: Sites) => new AssignWorkerHandler(sites) },
    { provide: GrantConsentHandler, inject: [Sites], useFactory: (sites: Sites) => new GrantConsentHandler(sites) },
    { provide: OfferHelpHandler, inject: [Sites], useFactory: (sites: Sites) => new OfferHelpHandler(sites) },
    { provide: RecordAttemptHandler, inject: [NEW_ID], useFactory: (newId: NewId) => new RecordAttemptHandler(newId) },
    {
      provide: ReadCasesHandler,
      inject: [Reading, CLOCK],
      useFactory: (reading: Reading, clock: Clock) => new ReadCasesHandler(reading, clock),
    },
    {
      provide: ReadConsentsHandler,
      inject: [Reading, CLOCK],
      useFactory: (reading: Reading, clock: Clock) => new ReadConsentsHandler(reading, clock),
    },
  ],
})
export class OutreachModule {}
