import type { Provider, Type } from '@nestjs/common';
import type { Clock, NewId } from '@crossroads/kernel';
import { Reading } from '@crossroads/messaging';
import { CLOCK, NEW_ID, Sites } from '@crossroads/platform';
import { ReadPersonHandler } from './application/people/read-person.handler.ts';
import { PersonVault } from './application/person-vault.ts';
import { ReadByGrantHandler } from './application/rights/read-by-grant.handler.ts';
import { RightsHandlers } from './application/rights/rights-handlers.ts';
import { BreakGlassController } from './http/rights/break-glass.controller.ts';
import { OwnRecordController } from './http/rights/own-record.controller.ts';
import { RightsController } from './http/rights/rights.controller.ts';

type Given = [vault: PersonVault, sites: Sites, reading: Reading, newId: NewId, clock: Clock];

/** Edges of rights. */
export const rightsControllers: Type[] = [RightsController, OwnRecordController, BreakGlassController];

/** Handlers of rights. */
export const rightsProviders: Provider[] = [
  {
    provide: RightsHandlers,
    inject: [PersonVault, Sites, Reading, NEW_ID, CLOCK],
    useFactory: (...[vault, sites, reading, newId, clock]: Given) =>
      new RightsHandlers({ vault, sites, reading, newId, clock }),
  },
  {
    provide: ReadByGrantHandler,
    inject: [ReadPersonHandler, NEW_ID],
    useFactory: (people: ReadPersonHandler, newId: NewId) => new ReadByGrantHandler(people, newId),
  },
];
