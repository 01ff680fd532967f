import type { Reading } from '@crossroads/messaging';
import { localDate, type Access, type Sites } from '@crossroads/platform';
import type { Clock } from '@crossroads/kernel';
import { actListOn, type ActList } from '../domain/qualifying-acts.ts';
import type { RuleLists } from './ports.ts';

type Ports = { readonly reading: Reading; readonly lists: RuleLists; readonly sites: Sites; readonly clock: Clock };

/** Which acts count, by the list in force on a day. */
export class ReadActsHandler {
  constructor(private readonly ports: Ports) {}

  /** @param on local day; today when left out */
  on(access: Access, on: string | undefined): Promise<ActList | undefined> {
    const { reading, lists, sites, clock } = this.ports;
    const day = on ?? localDate(sites.get(access.actor.site), clock.now());
    return reading.run(access, async () => actListOn(lists.acts, day));
  }
}
