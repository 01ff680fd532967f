import type { Tx } from '@crossroads/messaging';
import { encode } from '../../domain/matching/encode.ts';
import type { Encoded } from '../../domain/matching/record.ts';
import { matchRecordOf } from '../../domain/matching/person-record.ts';
import { flagsOf, type SensitivityFlag } from '../../domain/people/sensitivity.ts';
import { PersonIndexRow } from '../../persistence/person-index.row.ts';
import { PersonRow } from '../../persistence/person.row.ts';
import { ReferralRow } from '../../persistence/referral.row.ts';
import type { PersonVault } from '../person-vault.ts';

/** At most so many records are opened for one look-up. @source assurance.md 5.5 */
export const MOST_CANDIDATES = 10;

/** Somebody to be looked up: the blind indexes, and the own referral, which is no candidate. */
export type Wanted = { readonly tokens: readonly string[]; readonly referralId?: string | undefined };

/** A record opened for comparing. */
export type OpenedSide = {
  readonly personId: string;
  readonly site: string;
  readonly encoded: Encoded;
  readonly flags: readonly SensitivityFlag[];
};

/** Referrals that share the most blind indexes with each who is looked up. One statement for all of them. */
export const findCandidates = async (
  tx: Tx,
  site: readonly string[],
  wanted: readonly Wanted[],
): Promise<readonly (readonly string[])[]> => {
  const token = [...new Set(wanted.flatMap(({ tokens }) => tokens))];
  if (token.length === 0) return wanted.map(() => []);
  const byToken = Map.groupBy(await tx.find(PersonIndexRow, { site, token }), hit => hit.token);
  return wanted.map(({ tokens, referralId: own }) => {
    const shared = new Map<string, number>();
    for (const { referralId } of tokens.flatMap(one => byToken.get(one) ?? [])) {
      if (referralId !== own) shared.set(referralId, (shared.get(referralId) ?? 0) + 1);
    }
    const best = [...shared].toSorted(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
    return best.slice(0, MOST_CANDIDATES).map(([referralId]) => referralId);
  });
};

/** Opens the records of these referrals, by referral. Whoever is erased is not among them. */
export const openSides = async (
  tx: Tx,
  referralIds: readonly string[],
  vault: PersonVault,
): Promise<ReadonlyMap<string, OpenedSide>> => {
  const id = [...new Set(referralIds)];
  if (id.length === 0) return new Map();
  const [people, referrals] = await Promise.all([tx.find(PersonRow, { referralId: id }), tx.find(ReferralRow, { id })]);
  const byId = new Map(referrals.map(referral => [referral.id, referral]));
  return new Map(
    people.flatMap((row): [string, OpenedSide][] => {
      const referral = byId.get(row.referralId);
      if (row.erasedAt !== null || !referral) return [];
      const { person } = vault.open(row.id, row);
      const encoded = encode(matchRecordOf(person, referral.receivedAt.getUTCFullYear()));
      return [
        [row.referralId, { personId: row.id, site: row.site, encoded, flags: flagsOf(row.sensitivity, referral) }],
      ];
    }),
  );
};
