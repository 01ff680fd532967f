import { hasTwice, isDay, isListOf, isShape, isText } from './lists.ts';
import type { LocalDate } from './nomination.ts';

/**
 * A federal statute that an attorney ticks, in the version in force at the offence; a tick is not a charge.
 * @source domain.md 6.3
 */
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

const isBound = (value: unknown): boolean => value === null || isDay(value);

const isVersion = (value: unknown): value is StatuteVersion =>
  isShape(value) && isText(value.version) && isText(value.note) && isBound(value.from) && isBound(value.until);

const isStatute = (value: unknown): value is Statute =>
  isShape(value) && [value.statute, value.title, value.source].every(isText) && isListOf(isVersion)(value.versions);

const isMenu = (value: unknown): value is StatuteMenu =>
  isShape(value) && isText(value.version) && isListOf(isStatute)(value.statutes);

/** The menu in a file. @throws {RangeError} when it is none, or names a statute or a version of one twice */
export const statuteMenuOf = (text: string): StatuteMenu => {
  const menu: unknown = JSON.parse(text);
  if (!isMenu(menu)) throw new RangeError('no menu of statutes');
  const lists = [menu.statutes.map(({ statute }) => statute), ...menu.statutes.map(versionsOf)];
  if (lists.some(hasTwice)) throw new RangeError(`menu ${menu.version} names something twice`);
  return menu;
};

const versionsOf = ({ versions }: Statute): readonly string[] => versions.map(({ version }) => version);

const isInForce = ({ from, until }: StatuteVersion, on: LocalDate): boolean =>
  (from === null || from <= on) && (until === null || on <= until);

/** What is wrong with a tick. */
export type NexusProblem = 'unknown-statute' | 'statute-version' | 'offence-date';

/**
 * Why a tick cannot stand: a statute that is not on the menu, a version that was not in force on the offence date, or an
 * offence on another day than the act. None: it stands.
 * @source domain.md 6.3
 */
export const problemOf = (
  menu: StatuteMenu,
  { statute, statuteVersion, offenceDate }: StatuteCandidate,
  actOn: LocalDate,
): NexusProblem | undefined => {
  const found = menu.statutes.find(each => each.statute === statute);
  if (!found) return 'unknown-statute';
  if (offenceDate !== actOn) return 'offence-date';
  const version = found.versions.find(each => each.version === statuteVersion);
  return version && isInForce(version, offenceDate) ? undefined : 'statute-version';
};
