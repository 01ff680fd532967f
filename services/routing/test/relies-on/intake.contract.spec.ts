import { readFileSync } from 'node:fs';
import { consumes } from '../../src/consumes.ts';

it('forgets every referral of a person whom intake erased, by that event alone', () => {
  const path = '../../../../libs/contracts/src/intake/person-erased.v1.json';
  const event = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
  const toCommand = consumes.find(({ type }) => type === event.type)?.toCommand;
  expect(toCommand?.(event)).toEqual({
    type: 'ErasePerson',
    referralIds: ['0199a1c0-0000-7000-8000-000000000001'],
  });
  expect(() => toCommand?.({ ...event, data: {} })).toThrow(expect.objectContaining({ code: 'contract.invalid' }));
});
