import { RuleViolation } from '@crossroads/kernel';
import type { Tx } from '@crossroads/messaging';
import { Problem } from '@crossroads/platform';
import { pair } from '../../domain/matching/pair.ts';
import { loadPair, loadPairs, pairOf, savePairs, type StoredPair } from '../../persistence/matching/pair.repository.ts';
import { loadPerson, type PersonRecord } from '../../persistence/people/person.queries.ts';
import type { OpeningAct } from '../act.ts';
import { openPerson } from '../people/open-person.ts';
import type { PersonVault } from '../person-vault.ts';
import { openSides } from './candidates.ts';
import { scoreSides } from './score-sides.ts';

export type LinkPeople = OpeningAct & { readonly personId: string; readonly otherPersonId: string };
export type EndLink = OpeningAct & { readonly personId: string; readonly linkId: string };

const open = async (tx: Tx, { access }: OpeningAct, personId: string): Promise<PersonRecord> =>
  openPerson(access, { personId, found: await loadPerson(tx, personId) });

/** A link with the record from which it was asked for. */
export type LinkOf = { readonly link: StoredPair; readonly record: PersonRecord };

/** Links two records by hand, whatever the score, and takes links back. Records stay as they are: a link is beside them. */
export class LinkPeopleHandler {
  constructor(private readonly vault: PersonVault) {}

  /** @throws {Problem} `person.not-found` for either @throws {RuleViolation} `person.link-self`, `person.already-linked` */
  async link({ personId, otherPersonId, ...act }: LinkPeople, tx: Tx): Promise<LinkOf> {
    const first = await open(tx, act, personId);
    if (personId === otherPersonId) throw new RuleViolation('person.link-self', 'A record is itself already');
    const second = await open(tx, act, otherPersonId);
    const referralIds = [first.row.referralId, second.row.referralId];
    const sides = await openSides(tx, referralIds, this.vault);
    const [one, other] = referralIds.map(id => sides.get(id));
    if (!one || !other) throw new Problem('person.not-found');
    const [stored] = await loadPairs(tx, [pairOf(first.site, personId, otherPersonId)]);
    if (!stored) throw new TypeError('a pair was not found');
    const events = pair.decide(stored.state, { type: 'Link', found: scoreSides(one, other), actorId: act.actorId });
    const [link = stored] = await savePairs(tx, [{ found: stored, events, cause: act.cause, at: act.at }]);
    return { link, record: first };
  }

  /** @throws {Problem} `person.not-found`, `link.not-found` @throws {RuleViolation} `person.not-linked` */
  async end({ personId, linkId, ...act }: EndLink, tx: Tx): Promise<LinkOf> {
    const record = await open(tx, act, personId);
    const stored = await loadPair(tx, linkId);
    if (!stored || ![stored.personId, stored.otherPersonId].includes(personId)) throw new Problem('link.not-found');
    const events = pair.decide(stored.state, { type: 'EndLink', actorId: act.actorId });
    const [link = stored] = await savePairs(tx, [{ found: stored, events, cause: act.cause, at: act.at }]);
    return { link, record };
  }
}
