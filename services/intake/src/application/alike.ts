import type { Tx } from '@crossroads/messaging';
import { isWithinDays } from '../domain/local-day.ts';
import { matchKeys } from '../domain/person-match.ts';
import { hasEnded } from '../domain/referral-state.ts';
import { PersonIndexRow } from '../persistence/person-index.row.ts';
import { PersonRow } from '../persistence/person.row.ts';
import { ReferralRow } from '../persistence/referral.row.ts';
import type { PersonVault } from './person-vault.ts';

/** A referral whose person may be known. `keys` are match keys in plain, `tokens` their blind indexes. */
export type Newcomer = {
  readonly referralId: string;
  readonly site: string;
  readonly senderId: string;
  readonly receivedOn: string;
  readonly keys: readonly string[];
  readonly tokens: readonly string[];
};

type Earlier = Pick<Newcomer, 'referralId' | 'site' | 'senderId' | 'receivedOn'> & { readonly isOpen: boolean };

/** What is known of a newcomer's person. */
export type Likeness = { readonly duplicateOf: readonly string[]; readonly isThirdInSevenDays: boolean };

/** @source domain.md 4.4 */
const SPITE_WINDOW_DAYS = 7;
const SPITE_EARLIER = 2;

/** Earlier referrals by the match keys of their people, of a group of newcomers and of the database. */
export class Alikes {
  readonly #byKey = new Map<string, Earlier[]>();

  /** Later newcomers of the same group see it too. */
  add(keys: readonly string[], earlier: Earlier): void {
    for (const key of keys.map(name => `${earlier.site} ${name}`)) {
      this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), earlier]);
    }
  }

  /** @source domain.md 3.2 (DUPLICATE_LINKED), 4.4 (third referral by the same person) */
  of({ site, keys, senderId, receivedOn }: Newcomer): Likeness {
    const found = new Map(
      keys.flatMap(key => this.#byKey.get(`${site} ${key}`) ?? []).map(earlier => [earlier.referralId, earlier]),
    );
    const alike = [...found.values()];
    const bySender = alike.filter(
      earlier => earlier.senderId === senderId && isWithinDays(earlier.receivedOn, receivedOn, SPITE_WINDOW_DAYS),
    );
    return {
      duplicateOf: alike
        .filter(({ isOpen }) => isOpen)
        .map(({ referralId }) => referralId)
        .toSorted(),
      isThirdInSevenDays: bySender.length >= SPITE_EARLIER,
    };
  }
}

/**
 * Looks the people of a whole group up at once. A blind index is short on purpose, so a hit is a candidate only: the
 * sealed people of the few hits are opened and their match keys compared.
 */
export const findAlikes = async (tx: Tx, newcomers: readonly Newcomer[], vault: PersonVault): Promise<Alikes> => {
  const alikes = new Alikes();
  const token = [...new Set(newcomers.flatMap(({ tokens }) => tokens))];
  if (token.length === 0) return alikes;
  const site = [...new Set(newcomers.map(newcomer => newcomer.site))];
  const hits = new Map((await tx.find(PersonIndexRow, { site, token })).map(hit => [hit.referralId, hit]));
  if (hits.size === 0) return alikes;
  const [referrals, people] = await Promise.all([
    tx.find(ReferralRow, { id: [...hits.keys()] }),
    tx.find(PersonRow, { referralId: [...hits.keys()] }),
  ]);
  const statuses = new Map(referrals.map(({ id, status }) => [id, status]));
  for (const row of people) {
    // Erased since the index was read.
    if (row.erasedAt !== null) continue;
    const hit = hits.get(row.referralId);
    const keys = matchKeys(vault.open(row.id, row).person);
    const isOpen = !hasEnded(statuses.get(row.referralId) ?? 'closed');
    if (hit) alikes.add(keys, Object.assign({}, hit, { isOpen }));
  }
  return alikes;
};
