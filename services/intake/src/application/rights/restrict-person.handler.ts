import { RuleViolation } from '@crossroads/kernel';
import { IntakePersonRestrictedV1 } from '@crossroads/contracts/help';
import type { Tx } from '@crossroads/messaging';
import { loadPerson } from '../../persistence/people/person.queries.ts';
import { PersonRow } from '../../persistence/person.row.ts';
import { outgoingOfPerson } from '../../publishes.ts';
import type { OpeningAct } from '../act.ts';
import { openPerson } from '../people/open-person.ts';
import type { PersonVault } from '../person-vault.ts';
import { marked, standingOf, type StandingOfPerson } from './person-standing.ts';

export type RestrictPerson = OpeningAct & { readonly personId: string; readonly isRestricted: boolean };

/** Restricts who is told who somebody is, at the person's request, and lifts that again. @source 45 CFR 164.522(a); 42 CFR 2.26 */
export class RestrictPersonHandler {
  constructor(private readonly vault: PersonVault) {}

  /** @throws {Problem} `person.not-found` @throws {RuleViolation} `person.already-restricted`, `person.not-restricted` */
  async execute({ personId, isRestricted, ...act }: RestrictPerson, tx: Tx): Promise<StandingOfPerson> {
    const record = openPerson(act.access, { personId, found: await loadPerson(tx, personId) });
    if (record.row.isRestricted === isRestricted) {
      const code = isRestricted ? 'person.already-restricted' : 'person.not-restricted';
      throw new RuleViolation(code, 'The record stands like that already');
    }
    const row = marked(this.vault, record.row, { isRestricted, updatedAt: act.at });
    await tx.save(PersonRow, [row]);
    tx.publish(act.cause, [outgoingOfPerson(record, IntakePersonRestrictedV1, { actorId: act.actorId, isRestricted })]);
    return standingOf(row);
  }
}
