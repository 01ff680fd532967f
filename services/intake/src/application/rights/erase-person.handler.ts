import type { NewId } from '@crossroads/kernel';
import type { Tx } from '@crossroads/messaging';
import { loadPerson } from '../../persistence/people/person.queries.ts';
import type { OpeningAct } from '../act.ts';
import { openPerson } from '../people/open-person.ts';
import { erase } from './erase.ts';
import { standingOf, type StandingOfPerson } from './person-standing.ts';

export type ErasePerson = OpeningAct & { readonly personId: string };

/** Erases somebody who asked for it. @source domain.md R38; assurance.md 5.4 */
export class ErasePersonHandler {
  constructor(private readonly newId: NewId) {}

  /** @throws {Problem} `person.not-found`, `person.held` (409), `auth.sign-in-again` */
  async execute({ personId, ...act }: ErasePerson, tx: Tx): Promise<StandingOfPerson> {
    const found = await loadPerson(tx, personId);
    // That a hold stands is told to whoever carries out a person's rights: a wall refuses it.
    const more = found?.row.isHeld ? { refusedAs: 'person.held' } : undefined;
    const record = openPerson(act.access, { personId, found, more });
    const { actorId, at, cause } = act;
    return standingOf(await erase(tx, record, { actorId, causeCode: 'REQUEST', at, cause, newId: this.newId }));
  }
}
