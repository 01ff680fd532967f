import { fold, type Stored } from '@crossroads/kernel';
import type { Cause, Tx } from '@crossroads/messaging';
import type { OutreachCase, OutreachCommand, OutreachEvent } from '../domain/case-state.ts';
import { outreachCase } from '../domain/outreach-case.ts';
import { publishes } from '../publishes.ts';
import { CaseRow } from './case.row.ts';

/** A case as found, with the row's own facts. */
export type StoredCase = Stored<OutreachCase> & { readonly site: string; readonly createdAt: Date };

type Happened = {
  readonly id: string;
  readonly cause: Cause;
  readonly at: Date;
  readonly events: readonly OutreachEvent[];
};

type Wanted = { readonly id: string; readonly site: string; readonly at: Date };

/** The state that a row holds. */
export const toState = (row: CaseRow): OutreachCase => {
  const {
    id: _id,
    site: _site,
    version: _version,
    intakeConsentId: _consent,
    createdAt: _,
    updatedAt: __,
    ...state
  } = row;
  return state;
};

const toRow = ({ id, site, version, createdAt, state }: StoredCase, updatedAt: Date): CaseRow =>
  Object.assign(new CaseRow(), {
    ...state,
    id,
    site,
    version: version + 1,
    intakeConsentId: state.intakeConsent?.consentId ?? null,
    createdAt,
    updatedAt,
  });

/**
 * The cases of one transaction: locked, as they are after what happened so far, and saved together. Any event may
 * create a case, so one that does not exist yet is the initial state.
 */
export class CaseBook {
  readonly #happened: Happened[] = [];
  readonly #now: Map<string, StoredCase>;

  private constructor(
    private readonly tx: Tx,
    private readonly found: ReadonlyMap<string, StoredCase>,
  ) {
    this.#now = new Map(found);
  }

  static async open(tx: Tx, wanted: readonly Wanted[]): Promise<CaseBook> {
    const rows = await tx.load(CaseRow, [...new Set(wanted.map(({ id }) => id))]);
    const found = wanted.map(({ id, site, at }): [string, StoredCase] => {
      const row = rows.get(id);
      if (!row) return [id, { id, site, version: 0, state: outreachCase.initial, createdAt: at }];
      return [id, { id, site: row.site, version: row.version, state: toState(row), createdAt: row.createdAt }];
    });
    return new CaseBook(tx, new Map(found));
  }

  /** The case as it is now; `version` is the stored one. @throws {RangeError} when it was not asked for */
  get(id: string): StoredCase {
    const found = this.#now.get(id);
    if (!found) throw new RangeError('a case was not loaded');
    return found;
  }

  /** The cases that changed, each as it was found and as it is now. */
  get changed(): readonly { readonly was: StoredCase; readonly now: StoredCase; readonly cause: Cause }[] {
    const causes = new Map(this.#happened.map(({ id, cause }) => [id, cause]));
    return [...causes].map(([id, cause]) => ({ was: this.found.get(id) ?? this.get(id), now: this.get(id), cause }));
  }

  /** Decides a command and remembers what follows. @throws {RuleViolation} when a rule of the case forbids it */
  decide(
    id: string,
    command: OutreachCommand,
    { cause, at }: Pick<Happened, 'cause' | 'at'>,
  ): readonly OutreachEvent[] {
    const found = this.get(id);
    const events = outreachCase.decide(found.state, command);
    if (events.length === 0) return events;
    this.#now.set(id, { ...found, state: fold(outreachCase, found.state, events) });
    this.#happened.push({ id, cause, at, events });
    return events;
  }

  /** Saves the changed cases and publishes what follows, in the transaction that they were loaded in. */
  async save(): Promise<void> {
    const changed = new Map(this.#happened.map(({ id, at }) => [id, at]));
    await this.tx.save(
      CaseRow,
      [...changed].map(([id, at]) => toRow(this.get(id), at)),
    );
    for (const { id, cause, events } of this.#happened) {
      const { site, state } = this.get(id);
      const about = { id, site, personId: state.personId };
      this.tx.publish(
        cause,
        events.flatMap(event => publishes(about, event)),
      );
    }
  }
}
