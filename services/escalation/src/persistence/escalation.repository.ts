import { fold, type Stored } from '@crossroads/kernel';
import type { Cause, Tx } from '@crossroads/messaging';
import type { Site } from '@crossroads/platform';
import { escalation } from '../domain/escalation.ts';
import type { EscalationEvent } from '../domain/escalation-events.ts';
import type { Closed, Escalation, ExistingEscalation, Open, Purged } from '../domain/escalation-state.ts';
import { publishes } from '../publishes.ts';
import { keepTimers } from './escalation-timers.ts';
import { fromJson, isPurged, toJson, type ProgressJson, type Stays } from './escalation.json.ts';
import { EscalationRow } from './escalation.row.ts';

/** An escalation as found, with the row's own facts. `version` 0: not stored yet. */
export type FoundEscalation = Stored<Escalation> & {
  readonly site: string;
  readonly reference: string;
  readonly subjectId: string;
  readonly createdAt: Date;
};

/** One that exists. */
export type KnownEscalation = FoundEscalation & { readonly state: ExistingEscalation };

const missing = (row: EscalationRow, what: string): never => {
  throw new TypeError(`escalation ${row.id} is ${row.status} and has no ${what}`);
};

const toPurged = (row: EscalationRow): Purged => {
  const { openedAt, closure, transmittedAt, purged } = fromJson<Stays>(row.closure ?? missing(row, 'closure'));
  const { officeId, packageHash } = row;
  const sent = officeId && packageHash && transmittedAt ? { officeId, packageHash, transmittedAt } : null;
  // Only what has closed is purged.
  return { status: row.status as Purged['status'], openedAt, closure, sent, purged: purged ?? missing(row, 'purge') };
};

/** The state that a row stands for. */
export const toEscalation = (row: EscalationRow): ExistingEscalation => {
  if (row.purgedAt !== null) return toPurged(row);
  const progress = row.progress ?? missing(row, 'progress');
  const state = fromJson({ ...progress, facts: row.facts ?? missing(row, 'facts'), status: row.status });
  return state as unknown as Open | Closed;
};

const sentOf = (state: ExistingEscalation) => ('sent' in state ? state.sent : null) ?? null;

const closureOf = (state: ExistingEscalation): EscalationRow['closure'] => {
  if (!('closure' in state)) return null;
  const { openedAt, closure, purged } = state;
  return toJson({ openedAt, closure, purged, transmittedAt: sentOf(state)?.transmittedAt ?? null });
};

const subjectColumns = (state: ExistingEscalation) => {
  if (isPurged(state)) return { facts: null, progress: null, nominatorId: null, nominatorUnitId: null };
  const { facts, status: _, ...progress } = state;
  const { staffId: nominatorId, unitId: nominatorUnitId } = state.nominator;
  return { facts: toJson(facts), progress: toJson(progress) as ProgressJson, nominatorId, nominatorUnitId };
};

const toRow = (found: FoundEscalation, state: ExistingEscalation, updatedAt: Date): EscalationRow => {
  const { id, site, reference, subjectId, createdAt } = found;
  const sent = sentOf(state);
  return Object.assign(new EscalationRow(), {
    id,
    site,
    version: found.version + 1,
    reference,
    subjectId,
    status: state.status,
    ...subjectColumns(state),
    closure: closureOf(state),
    officeId: sent?.officeId ?? null,
    packageHash: sent?.packageHash ?? null,
    purgeAt: 'closure' in state ? state.closure.purgeAt : null,
    purgedAt: isPurged(state) ? state.purged.at : null,
    createdAt,
    updatedAt,
  });
};

/** A row as found. */
export const foundFrom = (row: EscalationRow): KnownEscalation => {
  const { id, site, version, reference, subjectId, createdAt } = row;
  return { id, site, version, reference, subjectId, createdAt, state: toEscalation(row) };
};

/** Escalations by id, held until the end of the transaction; those that do not exist are absent. */
export const loadEscalations = async (tx: Tx, ids: readonly string[]): Promise<Map<string, KnownEscalation>> =>
  new Map([...(await tx.load(EscalationRow, ids))].map(([id, row]) => [id, foundFrom(row)]));

/** What happened to one escalation in this transaction. */
export type ChangedEscalation = {
  readonly found: FoundEscalation;
  readonly events: readonly EscalationEvent[];
  /** Opaque staff id, or SYSTEM. */
  readonly actorId: string;
  readonly place: Site;
  readonly at: Date;
  readonly cause: Cause;
};

/** Saves what changed, publishes what follows and keeps the timers, in the caller's transaction. Gives it as saved. */
export const saveEscalation = async (tx: Tx, changed: ChangedEscalation): Promise<FoundEscalation> => {
  const { found, events, actorId, place, at, cause } = changed;
  if (events.length === 0) return found;
  const state = fold(escalation, found.state, events);
  if (state.status === 'none') throw new TypeError('an escalation does not end as none');
  await tx.save(EscalationRow, [toRow(found, state, at)]);
  const about = { place, escalationId: found.id, subjectId: found.subjectId, actorId, state };
  tx.publish(
    cause,
    events.flatMap(event => publishes(about, event)),
  );
  keepTimers(tx, { id: found.id, site: found.site, before: found.state, after: state, cause });
  return { ...found, version: found.version + 1, state };
};
