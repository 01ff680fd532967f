import type { Tx } from '@crossroads/messaging';
import type { Worker } from '../domain/assignment-policy.ts';
import { WorkerRow } from './worker.row.ts';

const toWorker = ({
  id,
  site,
  languages,
  areas,
  caseload,
  caseloadMax,
  conflictOrgIds,
  active,
}: WorkerRow): Worker => ({
  id,
  site,
  languages,
  areas,
  caseload,
  caseloadMax,
  conflictOrgIds,
  active,
});

/**
 * The workers of some sites, locked in id order until the end of the transaction, so that two transactions never count
 * the same caseload. Take it after the cases, never before.
 */
export class Roster {
  readonly #rows: Map<string, WorkerRow>;
  readonly #counted = new Map<string, number>();

  private constructor(
    private readonly tx: Tx,
    rows: readonly WorkerRow[],
  ) {
    this.#rows = new Map(rows.map(row => [row.id, row]));
  }

  static async lock(tx: Tx, sites: readonly string[]): Promise<Roster> {
    if (sites.length === 0) return new Roster(tx, []);
    return new Roster(tx, await tx.find(WorkerRow, { site: [...new Set(sites)].toSorted() }, { lock: true }));
  }

  #now(row: WorkerRow): Worker {
    return { ...toWorker(row), caseload: row.caseload + (this.#counted.get(row.id) ?? 0) };
  }

  /** Workers of a site with their caseloads after what was counted so far. */
  of(site: string): readonly Worker[] {
    return [...this.#rows.values()].filter(row => row.site === site).map(row => this.#now(row));
  }

  /** A worker, if the roster has one with this id. */
  worker(id: string): Worker | undefined {
    const row = this.#rows.get(id);
    return row && this.#now(row);
  }

  /** Counts a case that went from one worker to another; nobody is null. */
  count(from: string | null, to: string | null): void {
    if (from === to) return;
    for (const [id, change] of [
      [from, -1],
      [to, 1],
    ] as const) {
      if (id !== null) this.#counted.set(id, (this.#counted.get(id) ?? 0) + change);
    }
  }

  /** Writes down the caseloads that changed. */
  async save(): Promise<void> {
    const changed = [...this.#counted].flatMap(([id, change]) => {
      const row = this.#rows.get(id);
      if (!row || change === 0) return [];
      const { version, caseload } = row;
      return [Object.assign(new WorkerRow(), row, { version: version + 1, caseload: caseload + change })];
    });
    await this.tx.save(WorkerRow, changed);
  }
}
