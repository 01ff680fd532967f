import { fold, type Stored } from '@crossroads/kernel';
import type { Cause, Tx } from '@crossroads/messaging';
import { referral } from '../domain/referral.ts';
import type { ReferralEvent } from '../domain/referral-messages.ts';
import type { KnownReferral, Referral, Stage } from '../domain/referral-state.ts';
import { isOver } from '../domain/rights/retention.ts';
import { publishes } from '../publishes.ts';
import { keepWaits } from './referral-waits.ts';
import { retainFrom } from './rights/retention-timer.ts';
import { ReferralRow } from './referral.row.ts';

/** A referral as found, with the row's own facts. */
export type StoredReferral = Stored<Referral> & { readonly site: string; readonly createdAt: Date };

/** What happened to one referral in this transaction. */
export type ChangedReferral = {
  readonly found: StoredReferral;
  readonly events: readonly ReferralEvent[];
  readonly cause: Cause;
  readonly at: Date;
};

const stageOf = (row: ReferralRow): Stage => {
  const { status, stageCode, linkedId, isReminded, isAcknowledged } = row;
  const code = stageCode ?? '';
  const linked = linkedId ?? '';
  const dueAt = row.dueAt ?? row.submittedAt;
  switch (status) {
    case 'triage':
      return { status, queue: row.queue ?? 'STANDARD', dueAt };
    case 'needs-info':
      return { status, dueAt, isReminded };
    case 'screening':
    case 'closed-incomplete':
    case 'erased':
      return { status };
    case 'rejected':
      return { status, reasonCode: code };
    case 'duplicate':
      return { status, keptReferralId: linked };
    case 'crisis-diverted':
      return { status, diversionCode: code, dueAt };
    case 'out-of-area':
      return { status, partnerOrgId: linked, dueAt, isAcknowledged };
    case 'closed':
      return { status, outcomeCode: code };
  }
};

const stageColumns = (state: KnownReferral) => ({
  queue: state.status === 'triage' ? state.queue : null,
  dueAt: 'dueAt' in state ? state.dueAt : null,
  isReminded: state.status === 'needs-info' && state.isReminded,
  isAcknowledged: state.status === 'out-of-area' && state.isAcknowledged,
  stageCode: stageCode(state),
  linkedId: linkedId(state),
});

const stageCode = (state: KnownReferral): string | null => {
  if (state.status === 'rejected') return state.reasonCode;
  if (state.status === 'crisis-diverted') return state.diversionCode;
  return state.status === 'closed' ? state.outcomeCode : null;
};

const linkedId = (state: KnownReferral): string | null => {
  if (state.status === 'duplicate') return state.keptReferralId;
  return state.status === 'out-of-area' ? state.partnerOrgId : null;
};

/** The domain's view of a row. */
export const toReferral = (row: ReferralRow): KnownReferral => ({
  reference: row.reference,
  personId: row.personId,
  senderId: row.senderId,
  consentId: row.consentId,
  receivedAt: row.receivedAt,
  submittedAt: row.submittedAt,
  decidedBy: row.decidedBy,
  decisionCode: row.decisionCode,
  urgency: row.urgency,
  urgencyRuleIds: row.urgencyRuleIds,
  triageRuleIds: row.triageRuleIds,
  triageReasons: row.triageReasons,
  infoCodes: row.infoCodes,
  reviewTriggerCodes: row.reviewTriggerCodes,
  duplicateOf: row.duplicateOf,
  cleared: row.cleared,
  content: {
    sourceType: row.sourceType,
    referrerOrgId: row.referrerOrgId,
    referrerRole: row.referrerRole,
    isAnonymous: row.isAnonymous,
    legalBasisCode: row.legalBasisCode,
    ageBand: row.ageBand,
    areaCode: row.areaCode,
    language: row.language,
    facts: row.facts,
    needCodes: row.needCodes,
    choiceCodes: row.choiceCodes,
    reasonCodes: row.reasonCodes,
    noticeVersion: row.noticeVersion,
  },
  ...stageOf(row),
});

const toRow = ({ id, site, version, createdAt, state }: StoredReferral, updatedAt: Date): ReferralRow[] => {
  if (state.status === 'none') return [];
  const { content, ...core } = state;
  const own = { id, site, version, createdAt, updatedAt };
  return [Object.assign(new ReferralRow(), core, content, stageColumns(state), own)];
};

/** Referrals by id; those that do not exist are absent. */
export const loadReferrals = async (tx: Tx, ids: readonly string[]): Promise<Map<string, StoredReferral>> => {
  const rows = await tx.load(ReferralRow, ids);
  return new Map(
    [...rows].map(([id, row]) => {
      const { site, version, createdAt } = row;
      return [id, { id, site, version, createdAt, state: toReferral(row) }];
    }),
  );
};

const hasGone = (state: Referral): boolean =>
  isOver({
    status: state.status,
    isAcknowledged: state.status === 'out-of-area' && state.isAcknowledged,
    progress: undefined,
  });

// An erasure has the time begin by itself.
const endChanged = (before: Referral, after: Referral): boolean =>
  after.status !== 'erased' && hasGone(after) !== hasGone(before);

const afterwards = ({ found, events }: ChangedReferral): StoredReferral =>
  events.length === 0 ? found : { ...found, version: found.version + 1, state: fold(referral, found.state, events) };

/** Saves what changed, publishes what follows and keeps the timers, in the caller's transaction. Gives it as saved. */
export const saveReferrals = async (tx: Tx, all: readonly ChangedReferral[]): Promise<readonly StoredReferral[]> => {
  const saved = all.map(change => ({ ...change, after: afterwards(change) }));
  const changed = saved.filter(({ events }) => events.length > 0);
  await tx.save(
    ReferralRow,
    changed.flatMap(({ after, at }) => toRow(after, at)),
  );
  for (const { found, after, events, cause, at } of changed) {
    tx.publish(
      cause,
      events.flatMap(event => publishes(found, event)),
    );
    keepWaits(tx, { about: found, before: found.state, after: after.state, at, cause });
    if (endChanged(found.state, after.state)) retainFrom(tx, { id: found.id, site: found.site, at, cause });
  }
  return saved.map(({ after }) => after);
};
