import * as contracts from '@crossroads/contracts/help';
import * as domain from '../src/domain/codes.ts';

// The domain imports no contracts, so the lists stand twice; here they are held together.
it.each([
  ['needs', domain.NEEDS, contracts.NEED_CODES],
  ['reasons to decline', domain.DECLINE_REASONS, contracts.DECLINE_REASONS],
])('routing knows the %s that the contracts carry', (_, own, published) => {
  expect(new Set<string>(own)).toEqual(new Set<string>(published));
});

it('records outcomes of the closed loop, all but those that follow from the offer itself', () => {
  const follows = ['OFFERED', 'ACCEPTED'];
  const recorded = contracts.CLOSED_LOOP_CODES.filter(code => !follows.includes(code));
  expect(new Set<string>(domain.OUTCOMES)).toEqual(new Set<string>(recorded));
});
