import { fold, type Stored } from '@crossroads/kernel';
import type { Cause, Tx } from '@crossroads/messaging';
import { NOBODY } from '@crossroads/platform';
import { screeningCase, type ScreeningCase, type ScreeningEvent } from '../domain/screening-case.ts';
import { publishes } from '../publishes.ts';
import { CaseRow } from './case.row.ts';

/** A case as found, with the row's own facts. */
export type StoredCase = Stored<ScreeningCase> & { readonly site: string; readonly createdAt: Date };

type ChangedCase = { readonly found: StoredCase; readonly events: readonly ScreeningEvent[]; readonly at: Date };

const toState = (row: CaseRow): ScreeningCase => {
  const { personId, urgency, ruleSetVersion, receiptId, reasonCodes, triggerCodes } = row;
  const known = { personId, urgency, ruleSetVersion, receiptId, reasonCodes, triggerCodes };
  const decidedBy = row.decidedBy ?? '';
  switch (row.status) {
    case 'review':
      return { ...known, status: 'review' };
    case 'eligible':
      return { ...known, status: 'eligible', result: row.result ?? 'ELIGIBLE', decidedBy };
    case 'not-priority':
      return { ...known, status: 'not-priority', decidedBy, alternativeCode: row.alternativeCode ?? '' };
    case 'closed':
      return { ...known, status: 'closed', causeCode: row.causeCode ?? '' };
    case 'erased':
      return { status: 'erased' };
  }
};

/** What the row of an erased case holds in place of what it held. */
const NOTHING = {
  personId: NOBODY,
  urgency: 'NONE',
  ruleSetVersion: 'NONE',
  receiptId: NOBODY,
  reasonCodes: [],
  triggerCodes: [],
};

const toRow = ({ found, events, at }: ChangedCase): CaseRow[] => {
  const state = fold(screeningCase, found.state, events);
  if (state.status === 'none') return [];
  const row = new CaseRow();
  return [
    Object.assign(row, {
      result: null,
      decidedBy: null,
      alternativeCode: null,
      causeCode: null,
      ...NOTHING,
      ...state,
      id: found.id,
      site: found.site,
      version: found.version + 1,
      createdAt: found.createdAt,
      updatedAt: at,
    }),
  ];
};

/** Cases by referral id; one that does not exist yet is the initial state. */
export const loadCases = async (
  tx: Tx,
  wanted: readonly { readonly id: string; readonly site: string; readonly at: Date }[],
): Promise<Map<string, StoredCase>> => {
  const rows = await tx.load(CaseRow, [...new Set(wanted.map(({ id }) => id))]);
  return new Map(
    wanted.map(({ id, site, at }): [string, StoredCase] => {
      const row = rows.get(id);
      if (!row) return [id, { id, site, version: 0, state: screeningCase.initial, createdAt: at }];
      return [id, { id, site: row.site, version: row.version, state: toState(row), createdAt: row.createdAt }];
    }),
  );
};

/** A batch of changes: what happened to each case, and in which order it is told. */
export type CaseChanges = {
  readonly cases: ReadonlyMap<string, StoredCase>;
  readonly changes: ReadonlyMap<string, { readonly events: readonly ScreeningEvent[]; readonly at: Date }>;
  readonly published: readonly {
    readonly id: string;
    readonly cause: Cause;
    readonly events: readonly ScreeningEvent[];
  }[];
};

/** Saves the changed cases and publishes what follows, in the caller's transaction. Returns the rows that changed. */
export const saveCases = async (tx: Tx, { cases, changes, published }: CaseChanges): Promise<readonly CaseRow[]> => {
  const rows = [...changes].flatMap(([id, { events, at }]) => {
    const found = cases.get(id);
    return found && events.length > 0 ? toRow({ found, events, at }) : [];
  });
  await tx.save(CaseRow, rows);
  for (const { id, cause, events } of published) {
    const site = cases.get(id)?.site ?? '';
    tx.publish(
      cause,
      events.flatMap(event => publishes({ id, site }, event)),
    );
  }
  return rows;
};
