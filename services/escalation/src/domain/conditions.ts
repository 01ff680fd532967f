/** The ten preconditions. @source domain.md 6.1 */
export const CONDITION_CODES = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10'] as const;
export type ConditionCode = (typeof CONDITION_CODES)[number];

/** Whether a precondition is proven; `unknown` stops a case as `no` does. @source R52; domain.md 6.6 */
export type Met = 'yes' | 'no' | 'unknown';

/** Codes, ids, calendar dates and instants (ISO 8601, UTC): never a name, number of an incident, or words. */
export type Proof = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** One precondition, what was found, and what shows it. `reasonCode` says why it is not proven. */
export type Condition = {
  readonly code: ConditionCode;
  readonly met: Met;
  readonly reasonCode: string | null;
  readonly proof: Proof;
};

/** What was checked under which rules. Its canonical JSON is what the checklist's hash is made of. */
export type Checklist = {
  readonly version: string;
  /** Version of the list of qualifying acts that was in force at the act; none: no list was. */
  readonly actsVersion: string | null;
  /** Version of the menu of federal statutes. */
  readonly statutesVersion: string | null;
  readonly conditions: readonly Condition[];
};

export const failedCodes = (conditions: readonly Condition[]): readonly ConditionCode[] =>
  conditions.filter(({ met }) => met !== 'yes').map(({ code }) => code);
