import type { Provider, Type } from '@nestjs/common';
import type { Clock, NewId } from '@crossroads/kernel';
import { Reading } from '@crossroads/messaging';
import { CLOCK, NEW_ID, Sites } from '@crossroads/platform';
import { ReadPersonHandler } from './application/people/read-person.handler.ts';
import { PersonVault } from './application/person-vault.ts';
import { BreakGlassHandler } from './application/rights/break-glass.handler.ts';
import { ErasePersonHandler } from './application/rights/erase-person.handler.ts';
import { HoldPersonHandler } from './application/rights/hold-person.handler.ts';
import { ReadAccountingHandler } from './application/rights/read-accounting.handler.ts';
import { ReadByGrantHandler } from './application/rights/read-by-grant.handler.ts';
import { ReadGrantsHandler } from './application/rights/read-grants.handler.ts';
import { ReadRecordHandler } from './application/rights/read-record.handler.ts';
import { RestrictPersonHandler } from './application/rights/restrict-person.handler.ts';
import { ReviewBreakGlassHandler } from './application/rights/review-break-glass.handler.ts';
import { BreakGlassController } from './http/rights/break-glass.controller.ts';
import { OwnRecordController } from './http/rights/own-record.controller.ts';
import { RightsController } from './http/rights/rights.controller.ts';

/** Edges of rights. */
export const rightsControllers: Type[] = [RightsController, OwnRecordController, BreakGlassController];

const byVaultAndId = <T>(handler: new (vault: PersonVault, newId: NewId) => T): Provider => ({
  provide: handler,
  inject: [PersonVault, NEW_ID],
  useFactory: (vault: PersonVault, newId: NewId) => new handler(vault, newId),
});

/** Handlers of rights. */
export const rightsProviders: Provider[] = [
  ReviewBreakGlassHandler,
  byVaultAndId(HoldPersonHandler),
  byVaultAndId(ReadRecordHandler),
  { provide: ErasePersonHandler, inject: [NEW_ID], useFactory: (newId: NewId) => new ErasePersonHandler(newId) },
  {
    provide: RestrictPersonHandler,
    inject: [PersonVault],
    useFactory: (vault: PersonVault) => new RestrictPersonHandler(vault),
  },
  {
    provide: BreakGlassHandler,
    inject: [PersonVault, Sites, NEW_ID],
    useFactory: (...[vault, sites, newId]: [PersonVault, Sites, NewId]) =>
      new BreakGlassHandler({ vault, sites, newId }),
  },
  {
    provide: ReadByGrantHandler,
    inject: [ReadPersonHandler, NEW_ID],
    useFactory: (people: ReadPersonHandler, newId: NewId) => new ReadByGrantHandler(people, newId),
  },
  {
    provide: ReadGrantsHandler,
    inject: [Reading, PersonVault],
    useFactory: (reading: Reading, vault: PersonVault) => new ReadGrantsHandler(reading, vault),
  },
  {
    provide: ReadAccountingHandler,
    inject: [Reading, CLOCK],
    useFactory: (reading: Reading, clock: Clock) => new ReadAccountingHandler(reading, clock),
  },
];
