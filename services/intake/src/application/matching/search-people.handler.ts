import type { Tx } from '@crossroads/messaging';
import { Problem } from '@crossroads/platform';
import { encode } from '../../domain/matching/encode.ts';
import { matchRecordOf } from '../../domain/matching/person-record.ts';
import { score, type MatchScore } from '../../domain/matching/score.ts';
import { useReveal } from '../../domain/people/reveal-allowance.ts';
import type { Person } from '../../domain/submission.ts';
import { SearchAllowanceRow } from '../../persistence/matching/search-allowance.row.ts';
import type { OpeningAct } from '../act.ts';
import type { PersonVault } from '../person-vault.ts';
import { findCandidates, openSides } from './candidates.ts';
import { blockTokens } from './match-tokens.ts';

export type SearchPeople = OpeningAct & { readonly person: Person };

/** Somebody who may be who is looked for: how the fields agree, no value. */
export type Candidate = MatchScore & { readonly personId: string };

/** Looks for the records of somebody. A search is counted by the hour before anything is looked up. */
export class SearchPeopleHandler {
  constructor(private readonly vault: PersonVault) {}

  /** Best first, at most ten. @throws {Problem} `person.search-limit` (429) */
  async execute(command: SearchPeople, tx: Tx): Promise<readonly Candidate[]> {
    await this.#count(command, tx);
    const { person, site, at } = command;
    const [found = []] = await findCandidates(tx, [site], [{ tokens: blockTokens(this.vault, site, person) }]);
    const wanted = encode(matchRecordOf(person, at.getUTCFullYear()));
    const sides = await openSides(tx, found, this.vault);
    return [...sides.values()]
      .map(({ personId, encoded }) => ({ personId, ...score(wanted, encoded) }))
      .filter(({ zone }) => zone !== 'new')
      .toSorted((one, other) => other.score - one.score);
  }

  async #count({ actorId: id, site, at }: SearchPeople, tx: Tx): Promise<void> {
    const known = (await tx.load(SearchAllowanceRow, [id])).get(id);
    const allowance = useReveal(
      (known?.usedAt ?? []).map(usedAt => new Date(usedAt)),
      at,
    );
    if (!allowance.isAllowed) {
      throw new Problem('person.search-limit', { retryAfterSeconds: allowance.retryAfterSeconds });
    }
    const usedAt = allowance.usedAt.map(time => time.toISOString());
    const version = (known?.version ?? 0) + 1;
    await tx.save(SearchAllowanceRow, [Object.assign(new SearchAllowanceRow(), { id, site, version, usedAt })]);
  }
}
