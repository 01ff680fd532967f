import type { Tx } from '@crossroads/messaging';
import type { EntityManager } from 'typeorm';
import { PersonRow } from '../person.row.ts';
import { ProgressRow } from '../progress.row.ts';
import { ReferralRow } from '../referral.row.ts';

/** A person with the referral that it was sent in, and who works on it. */
export type PersonRecord = {
  readonly id: string;
  readonly site: string;
  readonly row: PersonRow;
  readonly referral: ReferralRow;
  readonly workerId: string | null;
};

type Parts = readonly [
  row: PersonRow | undefined,
  referral: ReferralRow | undefined,
  progress: ProgressRow | undefined,
];

const recordOf = (...[row, referral, progress]: Parts): PersonRecord | undefined =>
  row && referral && { id: row.id, site: row.site, row, referral, workerId: progress?.workerId ?? null };

// Somebody who does not exist is looked for as long as somebody who does.
const referralOf = (row: PersonRow | undefined, id: string): string => row?.referralId ?? id;

/** One person, held until the end of the transaction. */
export const loadPerson = async (tx: Tx, personId: string): Promise<PersonRecord | undefined> => {
  const row = (await tx.load(PersonRow, [personId])).get(personId);
  const id = referralOf(row, personId);
  const [[referral], [progress]] = await Promise.all([tx.find(ReferralRow, { id }), tx.find(ProgressRow, { id })]);
  return recordOf(row, referral, progress);
};

/** One person, as read. */
export const readPerson = async (db: EntityManager, personId: string): Promise<PersonRecord | undefined> => {
  const row = (await db.getRepository(PersonRow).findOneBy({ id: personId })) ?? undefined;
  const id = referralOf(row, personId);
  const referral = (await db.getRepository(ReferralRow).findOneBy({ id })) ?? undefined;
  const progress = (await db.getRepository(ProgressRow).findOneBy({ id })) ?? undefined;
  return recordOf(row, referral, progress);
};
