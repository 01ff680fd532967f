import { hasTwice, isDay, isFlag, isListOf, isShape, isText } from './lists.ts';
import type { LocalDate } from './nomination.ts';

/**
 * One class of act and what a list says of it. A class that no list names does not qualify, so that what must never
 * count, such as an answer to help, needs no code.
 * @source domain.md 6.2
 */
export type ActClass = {
  readonly code: string;
  readonly qualifies: boolean;
  /** A shooting needs no days between notice and act. @source domain.md 6.1 P4 */
  readonly shooting: boolean;
  /** Qualifies only with post-notice evidence of violence or brandishing. */
  readonly needsViolenceEvidence: boolean;
  readonly source: string;
};

/** A dated list of qualifying acts: in force for acts on `effectiveFrom` (local at the site) and after, until the next. */
export type ActList = {
  readonly version: string;
  readonly effectiveFrom: LocalDate;
  readonly acts: readonly ActClass[];
};

/** What the list in force at the act says of its class. */
export type ActRuling = {
  readonly listVersion: string;
  readonly isOnList: boolean;
  readonly qualifies: boolean;
  readonly shooting: boolean;
  readonly needsViolenceEvidence: boolean;
};

const isActClass = (value: unknown): value is ActClass =>
  isShape(value) &&
  isText(value.code) &&
  isText(value.source) &&
  [value.qualifies, value.shooting, value.needsViolenceEvidence].every(isFlag);

const isActList = (value: unknown): value is ActList =>
  isShape(value) && isText(value.version) && isDay(value.effectiveFrom) && isListOf(isActClass)(value.acts);

/** The list in a file. @throws {RangeError} when it is none, or names a class twice */
export const actListOf = (text: string): ActList => {
  const list: unknown = JSON.parse(text);
  if (!isActList(list)) throw new RangeError('no list of qualifying acts');
  if (hasTwice(list.acts.map(({ code }) => code))) throw new RangeError(`list ${list.version} names a class twice`);
  return list;
};

/** The list in force on the day of an act; none: no list was. A later list never reaches back. @source domain.md 6.2 */
export const actListOn = (lists: readonly ActList[], actOn: LocalDate): ActList | undefined =>
  lists
    .filter(({ effectiveFrom }) => effectiveFrom <= actOn)
    .toSorted((left, right) => (left.effectiveFrom < right.effectiveFrom ? -1 : 1))
    .at(-1);

/** What the list in force on the day of the act says of a class. @source domain.md 6.1 P5; 6.2 */
export const actRulingOf = (
  lists: readonly ActList[],
  { actClassCode, actOn }: { readonly actClassCode: string; readonly actOn: LocalDate },
): ActRuling | null => {
  const list = actListOn(lists, actOn);
  if (!list) return null;
  const found = list.acts.find(({ code }) => code === actClassCode);
  return {
    listVersion: list.version,
    isOnList: found !== undefined,
    qualifies: found?.qualifies ?? false,
    shooting: found?.shooting ?? false,
    needsViolenceEvidence: found?.needsViolenceEvidence ?? false,
  };
};
