import type { NewId } from '@crossroads/kernel';
import { IntakePersonErasedV1 } from '@crossroads/contracts/help';
import type { Cause, Tx } from '@crossroads/messaging';
import { referral } from '../../domain/referral.ts';
import { ConsentCopyRow } from '../../persistence/disclosure/consent-copy.row.ts';
import { OfferHolderRow } from '../../persistence/disclosure/offer-holder.row.ts';
import { DRAFT_EXPIRES } from '../../persistence/draft.repository.ts';
import { DraftRow } from '../../persistence/draft.row.ts';
import { forgetPairs } from '../../persistence/matching/pair.repository.ts';
import type { PersonRecord } from '../../persistence/people/person.queries.ts';
import { PersonIndexRow } from '../../persistence/person-index.row.ts';
import { PersonRow } from '../../persistence/person.row.ts';
import { ProgressRow } from '../../persistence/progress.row.ts';
import { loadReferrals, saveReferrals } from '../../persistence/referral.repository.ts';
import { BreakGlassRow } from '../../persistence/rights/break-glass.row.ts';
import { ErasureRow, type ErasureCause } from '../../persistence/rights/erasure.row.ts';
import { retainFrom } from '../../persistence/rights/retention-timer.ts';
import { RetentionRow } from '../../persistence/rights/retention.row.ts';
import { SafetyNoticeLinkRow } from '../../persistence/safety/safety-notice-link.row.ts';
import { outgoingOfPerson } from '../../publishes.ts';
import { issueRecalls } from '../disclosure/issue-recalls.ts';
import { MATCH_PERSON } from '../matching/match-timer.ts';

/** What stands in place of a key or of a sealed value that was destroyed: no form of either. */
export const DESTROYED = 'destroyed';

/** Who has somebody erased, why and when. */
export type Erasing = {
  /** Opaque staff id, or SYSTEM. */
  readonly actorId: string;
  readonly causeCode: ErasureCause;
  readonly at: Date;
  readonly cause: Cause;
  readonly newId: NewId;
};

const dropDrafts = async (tx: Tx, { row }: PersonRecord): Promise<void> => {
  const own = row.accountId === null ? [] : await tx.find(DraftRow, { authorId: row.accountId });
  const ids = [row.referralId, ...own.map(({ id }) => id)];
  await tx.remove(DraftRow, { id: ids });
  for (const id of ids) tx.cancel(DRAFT_EXPIRES, id);
};

const destroyExplanations = async (tx: Tx, personId: string): Promise<void> => {
  const found = await tx.find(BreakGlassRow, { personId }, { lock: true });
  const gone = { wrappedKey: DESTROYED, sealed: DESTROYED };
  const rows = found.map(row => Object.assign(new BreakGlassRow(), row, gone, { version: row.version + 1 }));
  await tx.save(BreakGlassRow, rows);
};

const emptyReferral = async (tx: Tx, referralId: string, { cause, at }: Erasing): Promise<void> => {
  const found = (await loadReferrals(tx, [referralId])).get(referralId);
  if (!found) return;
  const events = referral.decide(found.state, { type: 'EraseReferral' });
  await saveReferrals(tx, [{ found, events, cause, at }]);
};

const dropCopies = async (tx: Tx, { id: personId, row: { referralId } }: PersonRecord): Promise<void> => {
  await tx.remove(PersonIndexRow, { referralId });
  await forgetPairs(tx, personId);
  await tx.remove(ConsentCopyRow, { referralId });
  await tx.remove(OfferHolderRow, { referralId });
  await tx.remove(ProgressRow, { id: referralId });
  await tx.remove(SafetyNoticeLinkRow, { referralId });
  tx.cancel(MATCH_PERSON, personId);
};

// What is left, the envelope and the accounting, is kept on: from the end of help, or from now.
const retainRest = async (
  tx: Tx,
  { id, site }: { id: string; site: string },
  { at, cause }: Erasing,
): Promise<void> => {
  const [kept] = await tx.find(RetentionRow, { id });
  retainFrom(tx, { id, site, at: kept?.endedAt ?? at, cause });
};

const tombstone = (row: PersonRow, at: Date): PersonRow =>
  Object.assign(new PersonRow(), row, {
    version: row.version + 1,
    wrappedKey: DESTROYED,
    sealed: DESTROYED,
    sensitivity: [],
    isRestricted: false,
    isHeld: false,
    erasedAt: at,
    updatedAt: at,
  });

/**
 * Erases somebody for good: the key and the sealed value are overwritten, everything by which the person could be found
 * or guessed goes, holders are told to delete, and every service hears of it. What stays says only that it was so.
 * @param record of a person who is held until the end of the transaction
 * @source assurance.md 5.4; R47, R48
 */
export const erase = async (tx: Tx, record: PersonRecord, erasing: Erasing): Promise<PersonRow> => {
  const { id: personId, site, row } = record;
  const { referralId } = row;
  const { actorId, causeCode, at, cause, newId } = erasing;
  await emptyReferral(tx, referralId, erasing);
  await issueRecalls(tx, { site, personId, referralId, at, cause, actorId, newId }, 'ERASED');
  await dropCopies(tx, record);
  await dropDrafts(tx, record);
  await destroyExplanations(tx, personId);
  await retainRest(tx, { id: referralId, site }, erasing);
  const gone = tombstone(row, at);
  await tx.save(PersonRow, [gone]);
  const told = { id: referralId, site, personId, erasedBy: actorId, erasedAt: at, causeCode };
  await tx.insert(ErasureRow, [Object.assign(new ErasureRow(), told)]);
  tx.publish(cause, [outgoingOfPerson(record, IntakePersonErasedV1, { actorId, referralIds: [referralId] })]);
  return gone;
};
