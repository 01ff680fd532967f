import * as contracts from '@crossroads/contracts/enforcement';
import * as domain from '../src/domain/codes.ts';
import { CONDITION_CODES } from '../src/domain/conditions.ts';
import { lapseReason, purgeCause } from '../src/wire-codes.ts';

// The domain imports no contracts, so the lists stand twice; here they are held together.
it.each([
  ['preconditions', CONDITION_CODES, contracts.PRECONDITION_CODES],
  ['reviews', domain.REVIEW_KINDS, contracts.REVIEW_KINDS],
  ['dispositions', domain.DISPOSITION_CODES, contracts.DISPOSITION_CODES],
  ['reasons to decline', domain.DECLINATION_CODES, contracts.DECLINATION_REASONS],
  ['identifiers', domain.IDENTIFIER_KINDS, contracts.IDENTIFIER_KINDS],
  ['limits that passed', domain.LAPSE_CODES.map(lapseReason), contracts.LAPSE_REASONS],
  ['causes of a purge', domain.PURGE_CAUSES.map(purgeCause), contracts.PURGE_CAUSES],
])('escalation knows the %s that the contracts carry', (_, own, published) => {
  expect(new Set<string>(own)).toEqual(new Set<string>(published));
});
