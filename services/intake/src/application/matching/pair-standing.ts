import type { Standing, Target } from '@crossroads/platform';
import type { PersonRow } from '../../persistence/person.row.ts';

/** A review as something that is asked for. */
export const reviewTarget = (id: string): Target => ({ type: 'MatchReview', id, missing: 'match-review.not-found' });

type Sides = {
  readonly site: string;
  readonly status: string;
  readonly people: readonly Pick<PersonRow, 'sensitivity' | 'isRestricted' | 'erasedAt'>[];
};

/** What is strict of either record is strict of the pair. */
export const reviewStanding = ({ site, status, people }: Sides): Standing => ({
  site,
  state: status,
  flags: people.flatMap(({ sensitivity, isRestricted, erasedAt }) => [
    ...sensitivity,
    ...(isRestricted ? ['RESTRICTED'] : []),
    ...(erasedAt === null ? [] : ['ERASED']),
  ]),
});
