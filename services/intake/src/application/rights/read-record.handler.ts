import type { NewId } from '@crossroads/kernel';
import type { Tx } from '@crossroads/messaging';
import type { Access } from '@crossroads/platform';
import { DISCLOSED_CODES } from '../../domain/disclosure/accounting.ts';
import { loadPerson } from '../../persistence/people/person.queries.ts';
import type { PersonRow } from '../../persistence/person.row.ts';
import type { ReferralRow } from '../../persistence/referral.row.ts';
import type { Act } from '../act.ts';
import { account } from '../disclosure/account.ts';
import { openPerson } from '../people/open-person.ts';
import type { PersonRecord, PersonVault } from '../person-vault.ts';

export type ReadRecord = Act & { readonly access: Access; readonly personId: string };

/** Everything that is known of somebody: what is sealed, what was said with it, and what is said of the record. */
export type WholeRecord = { readonly known: PersonRecord; readonly row: PersonRow; readonly referral: ReferralRow };

/** Shows somebody the own record, whole, and writes that down. @source 45 CFR 164.524; domain.md R38 */
export class ReadRecordHandler {
  constructor(
    private readonly vault: PersonVault,
    private readonly newId: NewId,
  ) {}

  /** @throws {Problem} `person.not-found`, also for everybody else */
  async execute({ personId, access, ...act }: ReadRecord, tx: Tx): Promise<WholeRecord> {
    const { row, referral } = openPerson(access, { personId, found: await loadPerson(tx, personId) });
    const { actorId, role, site, at } = act;
    const who = { id: this.newId(), site, personId, at, actorId, role, orgId: access.actor.orgId };
    await account(tx, { ...who, kind: 'RECORD', purposeCode: access.purpose, fieldCodes: DISCLOSED_CODES });
    return { known: this.vault.open(personId, row), row, referral };
  }
}
