import type { Provider, Type } from '@nestjs/common';
import type { NewId } from '@crossroads/kernel';
import { Reading } from '@crossroads/messaging';
import { NEW_ID } from '@crossroads/platform';
import { AcknowledgeRecallHandler } from './application/disclosure/acknowledge-recall.handler.ts';
import { ReadIdentityHandler } from './application/disclosure/read-identity.handler.ts';
import { ReadRecallsHandler } from './application/disclosure/read-recalls.handler.ts';
import { PersonVault } from './application/person-vault.ts';
import { AcknowledgementsController } from './http/disclosure/acknowledgements.controller.ts';
import { IdentityController } from './http/disclosure/identity.controller.ts';
import { RecallsController } from './http/disclosure/recalls.controller.ts';

/** Edges of disclosure. */
export const disclosureControllers: Type[] = [IdentityController, RecallsController, AcknowledgementsController];

/** Handlers of disclosure. */
export const disclosureProviders: Provider[] = [
  AcknowledgeRecallHandler,
  {
    provide: ReadIdentityHandler,
    inject: [PersonVault, NEW_ID],
    useFactory: (vault: PersonVault, newId: NewId) => new ReadIdentityHandler(vault, newId),
  },
  {
    provide: ReadRecallsHandler,
    inject: [Reading],
    useFactory: (reading: Reading) => new ReadRecallsHandler(reading),
  },
];
