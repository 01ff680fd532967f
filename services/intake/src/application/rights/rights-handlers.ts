import type { Clock, NewId } from '@crossroads/kernel';
import type { Reading } from '@crossroads/messaging';
import type { Sites } from '@crossroads/platform';
import type { PersonVault } from '../person-vault.ts';
import { BreakGlassHandler } from './break-glass.handler.ts';
import { ErasePersonHandler } from './erase-person.handler.ts';
import { HoldPersonHandler } from './hold-person.handler.ts';
import { ReadAccountingHandler } from './read-accounting.handler.ts';
import { ReadGrantsHandler } from './read-grants.handler.ts';
import { ReadRecordHandler } from './read-record.handler.ts';
import { RestrictPersonHandler } from './restrict-person.handler.ts';
import { ReviewBreakGlassHandler } from './review-break-glass.handler.ts';

/** What rights need from outside. */
export type RightsPorts = {
  readonly vault: PersonVault;
  readonly sites: Sites;
  readonly reading: Reading;
  readonly newId: NewId;
  readonly clock: Clock;
};

/** Everything that is done for the rights of people, one handler an act. */
export class RightsHandlers {
  readonly restriction: RestrictPersonHandler;
  readonly holds: HoldPersonHandler;
  readonly erasure: ErasePersonHandler;
  readonly record: ReadRecordHandler;
  readonly accounting: ReadAccountingHandler;
  readonly glass: BreakGlassHandler;
  readonly grants: ReadGrantsHandler;
  readonly reviews = new ReviewBreakGlassHandler();

  constructor({ vault, sites, reading, newId, clock }: RightsPorts) {
    this.restriction = new RestrictPersonHandler(vault);
    this.holds = new HoldPersonHandler(vault, newId);
    this.erasure = new ErasePersonHandler(newId);
    this.record = new ReadRecordHandler(vault, newId);
    this.accounting = new ReadAccountingHandler(reading, clock);
    this.glass = new BreakGlassHandler({ vault, sites, newId });
    this.grants = new ReadGrantsHandler(reading, vault);
  }
}
