import { blockingKeys } from '../../domain/matching/blocking-keys.ts';
import { encode } from '../../domain/matching/encode.ts';
import { matchRecordOf } from '../../domain/matching/person-record.ts';
import { matchKeys } from '../../domain/person-match.ts';
import type { Person } from '../../domain/submission.ts';
import type { PersonVault } from '../person-vault.ts';

/** Blind indexes by which records of one person are found. Blocking keys know no age, so the year does not matter. */
export const blockTokens = (vault: PersonVault, site: string, person: Person): readonly string[] => [
  ...new Set(blockingKeys(encode(matchRecordOf(person, 0))).map(key => vault.tokenOf(site, `block|${key}`))),
];

/** All blind indexes of a person: for referrals that are alike, and for records that are of one person. */
export const indexTokens = (vault: PersonVault, site: string, person: Person): readonly string[] => [
  ...new Set([...matchKeys(person).map(key => vault.tokenOf(site, key)), ...blockTokens(vault, site, person)]),
];
