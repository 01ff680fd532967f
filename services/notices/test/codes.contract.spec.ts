import * as contracts from '@crossroads/contracts/neutral';
import * as domain from '../src/domain/codes.ts';
import { INCIDENT_KINDS } from '../src/domain/incident.ts';

// The domain imports no contracts, so the lists stand twice; here they are held together.
it.each([
  ['kinds of identifiers', domain.IDENTIFIER_KINDS, contracts.IDENTIFIER_KINDS],
  ['ways of service', domain.METHOD_CODES, contracts.NOTICE_METHODS],
  ['kinds of incidents', INCIDENT_KINDS, contracts.NOTICES_INCIDENT_KINDS],
])('notices knows the %s that the contracts carry', (_, own, published) =>
  expect(new Set<string>(own)).toEqual(new Set<string>(published)),
);
