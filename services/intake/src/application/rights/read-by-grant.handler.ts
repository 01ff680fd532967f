import type { NewId } from '@crossroads/kernel';
import type { Tx } from '@crossroads/messaging';
import type { Access } from '@crossroads/platform';
import { loadPerson } from '../../persistence/people/person.queries.ts';
import type { Act } from '../act.ts';
import { account } from '../disclosure/account.ts';
import { openPerson } from '../people/open-person.ts';
import type { ContactCard, MaskedPerson, ReadPersonHandler } from '../people/read-person.handler.ts';
import { granted } from './granted.ts';

export type ReadByGrant = Act & {
  readonly access: Access;
  readonly personId: string;
  readonly breakGlassId: string;
};

/** What of a person the contact card tells. */
const CARD_CODES = ['SAFE_CONTACT', 'LANGUAGE', 'INTERPRETER'] as const;

/** Reads one person on a grant, which is written down each time. @source R50 */
export class ReadByGrantHandler {
  constructor(
    private readonly people: ReadPersonHandler,
    private readonly newId: NewId,
  ) {}

  /** Without a grant. @throws {Problem} `person.not-found`, also for whom the reader may not know of */
  plain(personId: string, access: Access): Promise<MaskedPerson | ContactCard> {
    return this.people.execute(personId, access);
  }

  /** @throws {Problem} `person.not-found`, also for whom the reader may not know of */
  async execute({ access, breakGlassId, ...act }: ReadByGrant, tx: Tx): Promise<MaskedPerson | ContactCard> {
    const { personId, actorId, role, site, at } = act;
    const more = await granted(tx, { breakGlassId, personId, actorId, at });
    const opened = openPerson(access, { personId, found: await loadPerson(tx, personId), more });
    if (more) {
      const who = { id: this.newId(), site, personId, at, actorId, role, orgId: access.actor.orgId };
      const what = { kind: 'BREAK_GLASS', purposeCode: access.purpose, fieldCodes: CARD_CODES } as const;
      await account(tx, { ...who, ...what, breakGlassId });
    }
    return this.people.shown(opened);
  }
}
