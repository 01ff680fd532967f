import type { LocalDate } from './nomination.ts';

/** One class of act and what a list says of it. A class that no list names does not qualify. @source domain.md 6.2 */
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
