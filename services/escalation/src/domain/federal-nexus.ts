import type { LocalDate } from './nomination.ts';

/** A federal statute that an attorney ticks, in the version in force at the offence; a tick is not a charge. @source domain.md 6.3 */
export type StatuteCandidate = {
  readonly statute: string;
  readonly statuteVersion: string;
  /** Calendar date of the offence, local at the site: the day of the act. */
  readonly offenceDate: LocalDate;
};

/** One version of a statute on the menu. `from` and `until` are inclusive offence dates; null: no bound. */
export type StatuteVersion = {
  readonly version: string;
  readonly from: LocalDate | null;
  readonly until: LocalDate | null;
  readonly note: string;
};

export type Statute = {
  readonly statute: string;
  readonly title: string;
  readonly source: string;
  readonly versions: readonly StatuteVersion[];
};

/** The menu an attorney ticks on; the system never picks. */
export type StatuteMenu = { readonly version: string; readonly statutes: readonly Statute[] };
