import type { FiredDeadline, Tx } from '@crossroads/messaging';
import { pair } from '../../domain/matching/pair.ts';
import { loadPairs, pairOf, savePairs, type PairOf } from '../../persistence/matching/pair.repository.ts';
import { PersonIndexRow } from '../../persistence/person-index.row.ts';
import { PersonRow } from '../../persistence/person.row.ts';
import type { PersonVault } from '../person-vault.ts';
import { findCandidates, openSides, type OpenedSide } from './candidates.ts';
import { scoreSides } from './score-sides.ts';

type Found = PairOf & { readonly sides: readonly [OpenedSide, OpenedSide]; readonly fired: FiredDeadline };

/**
 * Looks for the other records of people who came or were put right, after the sender has been answered: links what is
 * certain, opens a review for what may be, and leaves alone every pair of which something was said before.
 */
export class MatchPeopleHandler {
  constructor(private readonly vault: PersonVault) {}

  async execute(fired: readonly FiredDeadline[], tx: Tx): Promise<void> {
    const found = await this.#pairs(fired, tx);
    if (found.size === 0) return;
    const stored = await loadPairs(tx, [...found.values()]);
    const changed = stored.flatMap(known => {
      const one = found.get(`${known.personId} ${known.otherPersonId}`);
      if (!one) return [];
      const events = pair.decide(known.state, { type: 'Score', found: scoreSides(...one.sides) });
      return [{ found: known, events, cause: one.fired.cause, at: one.fired.firedAt }];
    });
    await savePairs(tx, changed);
  }

  /** Each pair of candidates once, by its two ids. */
  async #pairs(fired: readonly FiredDeadline[], tx: Tx): Promise<ReadonlyMap<string, Found>> {
    const newcomers = await this.#newcomers(fired, tx);
    const sites = [...new Set(newcomers.map(({ site }) => site))];
    const candidates = await findCandidates(tx, sites, newcomers);
    const opened = candidates.flatMap((ids, place) =>
      ids.length > 0 ? [newcomers[place]?.referralId ?? '', ...ids] : [],
    );
    const sides = await openSides(tx, opened, this.vault);
    const pairs = newcomers.flatMap(({ referralId, fired: cause }, place) => {
      const one = sides.get(referralId);
      return (candidates[place] ?? []).flatMap((id): [string, Found][] => {
        const other = sides.get(id);
        if (!one || !other || one.site !== other.site) return [];
        const ids = pairOf(one.site, one.personId, other.personId);
        return [[`${ids.personId} ${ids.otherPersonId}`, { ...ids, sides: [one, other], fired: cause }]];
      });
    });
    return new Map(pairs);
  }

  async #newcomers(fired: readonly FiredDeadline[], tx: Tx) {
    const people = new Map((await tx.find(PersonRow, { id: fired.map(({ key }) => key) })).map(row => [row.id, row]));
    const referralId = [...people.values()].map(row => row.referralId);
    const index = referralId.length === 0 ? [] : await tx.find(PersonIndexRow, { referralId });
    const byReferral = Map.groupBy(index, row => row.referralId);
    return fired.flatMap(one => {
      const row = people.get(one.key);
      if (!row || row.erasedAt !== null) return [];
      const tokens = (byReferral.get(row.referralId) ?? []).map(({ token }) => token);
      return [{ site: row.site, referralId: row.referralId, tokens, fired: one }];
    });
  }
}
