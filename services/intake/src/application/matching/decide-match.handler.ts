import type { Tx } from '@crossroads/messaging';
import { pair } from '../../domain/matching/pair.ts';
import { loadPair, savePairs, type StoredPair } from '../../persistence/matching/pair.repository.ts';
import { PersonRow } from '../../persistence/person.row.ts';
import type { OpeningAct } from '../act.ts';
import { openRecord } from '../open-record.ts';
import { reviewStanding, reviewTarget } from './pair-standing.ts';

export type DecideMatch = OpeningAct & { readonly reviewId: string; readonly isSame: boolean };

/** A pair as it was left by a decision. */
export type DecidedPair = StoredPair;

/** A human says whether two records are of one person. Either way the pair is never asked about again. */
export class DecideMatchHandler {
  /** @throws {Problem} `match-review.not-found` @throws {RuleViolation} `match-review.decided` */
  async execute({ reviewId, isSame, ...act }: DecideMatch, tx: Tx): Promise<DecidedPair> {
    const stored = await loadPair(tx, reviewId);
    const id = stored ? [stored.personId, stored.otherPersonId] : [reviewId];
    const people = await tx.find(PersonRow, { id });
    const found = stored && { stored, site: stored.site, status: stored.state.status, people };
    openRecord(act.access, { target: reviewTarget(reviewId), found, standing: reviewStanding });
    if (!stored) throw new TypeError('a review was opened that does not exist');
    const events = pair.decide(stored.state, { type: 'Decide', isSame, actorId: act.actorId });
    const [saved] = await savePairs(tx, [{ found: stored, events, cause: act.cause, at: act.at }]);
    return saved ?? stored;
  }
}
