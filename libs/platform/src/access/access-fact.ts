/** Why something was refused. @source assurance.md 1, 6.1 (CJIS-C1) */
export const REFUSALS = [
  'TOKEN_MISSING',
  'TOKEN_REFUSED',
  'NO_ASSIGNMENT',
  'ROLE',
  'NOT_FOUND',
  'RELATION',
  'WALL',
  'SIGN_IN_AGAIN',
  'DIRECTORY_STALE',
  'POLICY_FAILED',
] as const;

/** One of {@link REFUSALS}. */
export type Refusal = (typeof REFUSALS)[number];

/** One decision, as it is told to the audit: ids and codes only. */
export type AccessFact = {
  readonly actionName: string;
  readonly resourceType: string;
  readonly resourceId: string | null;
  readonly purposeCode: string;
  readonly outcome: 'ALLOWED' | 'DENIED';
  readonly policyIds: readonly string[];
  readonly reasonCode: Refusal | null;
  readonly viewName: string | null;
  readonly breakGlassId: string | null;
  /** How many equal refusals this stands for; 1 for everything that somebody known did. */
  readonly count: number;
};

/** Facts and whose they are. `actorId` is the nil UUID and `role` null where nobody was recognised. */
export type AccessRecord = {
  readonly actorId: string;
  readonly role: string | null;
  readonly site: string;
  readonly facts: readonly AccessFact[];
};

/** Nobody that we know. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Writes facts in a transaction of their own: refusals, and what was decided for an act that came to nothing. */
export abstract class AccessRecorder {
  /**
   * Resolves when the facts of somebody known are durable; those of strangers are counted and written within a second.
   * Never rejects: a refusal stays one where it cannot be written, and that is logged.
   */
  abstract record(record: AccessRecord): Promise<void>;
}
