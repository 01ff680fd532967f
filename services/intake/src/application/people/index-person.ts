import type { Tx } from '@crossroads/messaging';
import { localDate, type Site } from '@crossroads/platform';
import type { Person } from '../../domain/submission.ts';
import type { PersonRecord } from '../../persistence/people/person.queries.ts';
import { PersonIndexRow } from '../../persistence/person-index.row.ts';
import { indexTokens } from '../matching/match-tokens.ts';
import type { PersonVault } from '../person-vault.ts';

/** A person to be found by what is known now. */
export type Indexing = {
  readonly record: PersonRecord;
  readonly person: Person;
  readonly place: Site;
  readonly vault: PersonVault;
};

/** Replaces the blind indexes of a person. */
export const reindexPerson = async (tx: Tx, { record, person, place, vault }: Indexing): Promise<void> => {
  const { site, row, referral } = record;
  const { referralId } = row;
  const receivedOn = localDate(place, referral.receivedAt);
  const own = { site, referralId, senderId: referral.senderId, receivedOn };
  const tokens = indexTokens(vault, site, person);
  await tx.remove(PersonIndexRow, { referralId });
  await tx.insert(PersonIndexRow, tokens.map(token => Object.assign(new PersonIndexRow(), own, { token }))); // prettier-ignore
};
