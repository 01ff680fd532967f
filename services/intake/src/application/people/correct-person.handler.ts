import { IntakePersonCorrectedV1 } from '@crossroads/contracts/help';
import type { Tx } from '@crossroads/messaging';
import { requireVersion } from '@crossroads/platform';
import { corrected, type Corrected, type Correction, type PersonFieldCode } from '../../domain/people/correction.ts';
import { loadPerson, type PersonRecord } from '../../persistence/people/person.queries.ts';
import { PersonRow } from '../../persistence/person.row.ts';
import { outgoingOfPerson } from '../../publishes.ts';
import type { OpeningAct } from '../act.ts';
import { recallWrong } from '../disclosure/issue-recalls.ts';
import { matchSoon } from '../matching/match-timer.ts';
import type { PersonRecord as Sealed } from '../person-vault.ts';
import type { IntakePorts } from '../ports.ts';
import { reindexPerson } from './index-person.ts';
import { openPerson } from './open-person.ts';

export type CorrectPerson = OpeningAct & {
  readonly personId: string;
  readonly expectedVersion: number;
  readonly correction: Correction;
};

/** What is told of a correction: never a value. */
export type CorrectedPerson = {
  readonly personId: string;
  readonly referralId: string;
  readonly version: number;
  readonly fieldCodes: readonly PersonFieldCode[];
};

/** Puts a person's record right: sealed anew under the same key, found by what is known now, told by the fields' names. */
export class CorrectPersonHandler {
  constructor(private readonly ports: Pick<IntakePorts, 'vault' | 'sites' | 'newId'>) {}

  /**
   * @throws {Problem} `person.not-found`, `if-match.stale` (412)
   * @throws {RuleViolation} `person.nameless`, `person.nothing-changed`
   */
  async execute({ personId, expectedVersion, correction, ...act }: CorrectPerson, tx: Tx): Promise<CorrectedPerson> {
    const { vault, sites, newId } = this.ports;
    const record = openPerson(act.access, { personId, found: await loadPerson(tx, personId) });
    const { row, site } = record;
    requireVersion(expectedVersion, row.version);
    const sealed = vault.open(personId, row);
    const after = corrected({ person: sealed.person, flags: row.sensitivity }, correction);
    await tx.save(PersonRow, [this.#sealed(record, { ...sealed, person: after.person }, { after, at: act.at })]);
    await reindexPerson(tx, { record, person: after.person, place: sites.get(site), vault });
    matchSoon(tx, { personId, site, at: act.at, cause: act.cause });
    const { fieldCodes } = after;
    tx.publish(act.cause, [outgoingOfPerson(record, IntakePersonCorrectedV1, { actorId: act.actorId, fieldCodes })]);
    const recall = { ...act, site, personId, referralId: row.referralId, newId };
    await recallWrong(tx, recall, fieldCodes);
    return { personId, referralId: row.referralId, version: row.version + 1, fieldCodes };
  }

  #sealed({ id, row }: PersonRecord, known: Sealed, now: { after: Corrected; at: Date }): PersonRow {
    const version = row.version + 1;
    const sealed = this.ports.vault.reseal(id, { version, wrappedKey: row.wrappedKey }, known);
    const { after, at: updatedAt } = now;
    return Object.assign(new PersonRow(), row, { version, sealed, sensitivity: after.flags, updatedAt });
  }
}
