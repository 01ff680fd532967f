import type { NewId } from '@crossroads/kernel';
import { IntakePersonRecallIssuedV1 } from '@crossroads/contracts/help';
import type { Cause, Tx } from '@crossroads/messaging';
import {
  acknowledgeBy,
  holdersOf,
  holdersOfWrong,
  type DueRecall,
  type RecallCause,
} from '../../domain/disclosure/recall.ts';
import { loadHoldings } from '../../persistence/disclosure/holdings.ts';
import { RecallRow } from '../../persistence/disclosure/recall.row.ts';
import { outgoingOfPerson } from '../../publishes.ts';

/** Of whom, since when, and what it belongs to. */
export type RecallAct = {
  readonly site: string;
  readonly personId: string;
  readonly referralId: string;
  /** UTC instant, by the service's clock. */
  readonly at: Date;
  readonly cause: Cause;
  /** Who set it off; SYSTEM for what an event or the clock did. */
  readonly actorId: string;
  readonly newId: NewId;
};

/** Writes recalls and tells of each. */
export const writeRecalls = async (tx: Tx, act: RecallAct, due: readonly DueRecall[]): Promise<void> => {
  const { site, personId, referralId, at: issuedAt, actorId, newId } = act;
  const about = { site, version: 1, personId, referralId, issuedAt, dueAt: acknowledgeBy(issuedAt) };
  const open = { acknowledgedAt: null, acknowledgedBy: null, doneCode: null };
  const rows = due.map(one => Object.assign(new RecallRow(), { id: newId(), ...about, ...open, ...one }));
  if (due.length === 0) return;
  await tx.save(RecallRow, rows);
  tx.publish(
    act.cause,
    rows.map(({ id: recallId, orgId, consentId, causeCode, dueAt }) =>
      outgoingOfPerson({ id: personId, site }, IntakePersonRecallIssuedV1, {
        actorId,
        recallId,
        orgId,
        consentId,
        causeCode,
        dueAt: dueAt.toISOString(),
      }),
    ),
  );
};

/**
 * Recalls from everybody outside who was ever shown something of a person or took the person, whatever consent it rested
 * on. To be called before copies of offers are dropped.
 */
export const issueRecalls = async (tx: Tx, act: RecallAct, causeCode: RecallCause): Promise<void> => {
  const holders = holdersOf(await loadHoldings(tx, act));
  await writeRecalls(tx, act, holders.map(orgId => ({ orgId, consentId: null, causeCode }))); // prettier-ignore
};

/** Recalls what was put right from everybody outside who was shown it as it had been. @source 45 CFR 164.526(c)(3) */
export const recallWrong = async (tx: Tx, act: RecallAct, fieldCodes: readonly string[]): Promise<void> => {
  const { shown } = await loadHoldings(tx, act);
  const holders = holdersOfWrong(shown, fieldCodes);
  await writeRecalls(tx, act, holders.map(orgId => ({ orgId, consentId: null, causeCode: 'CORRECTED' as const }))); // prettier-ignore
};
