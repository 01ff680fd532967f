/** Ways to try to reach a person. */
export const ATTEMPT_MODES = [
  'PHONE',
  'TEXT',
  'HOME_VISIT',
  'STREET',
  'HOSPITAL_VISIT',
  'SCHOOL_VISIT',
  'OFFICE_VISIT',
  'LETTER',
  'SOCIAL_MEDIA',
  'FAMILY',
  'PEER',
] as const;

/** What must have been tried before a case may be paused as unreached. @source domain.md 3.2 (OUTREACH) */
export const ATTEMPT_FLOOR = { attempts: 8, modes: 3, days: 30 } as const;

/** Attempts since the case was last opened. */
export type AttemptsMade = {
  readonly attempts: number;
  readonly attemptModes: readonly string[];
  readonly firstAttemptAt: Date | null;
  readonly familyTried: boolean;
};

const DAY_MS = 86_400_000;

/** Whole days since the first attempt; 0 without one. */
export const daysTried = ({ firstAttemptAt }: AttemptsMade, at: Date): number =>
  firstAttemptAt === null ? 0 : Math.floor((at.getTime() - firstAttemptAt.getTime()) / DAY_MS);

/** What is still missing before the case may be paused; empty when the floor is met. */
export const missingAttempts = (made: AttemptsMade, at: Date): readonly string[] => [
  ...(made.attempts < ATTEMPT_FLOOR.attempts ? ['ATTEMPTS'] : []),
  ...(made.attemptModes.length < ATTEMPT_FLOOR.modes ? ['MODES'] : []),
  ...(daysTried(made, at) < ATTEMPT_FLOOR.days ? ['DAYS'] : []),
  ...(made.familyTried ? [] : ['FAMILY_CONTACT']),
];

/** True when the attempt went to the family: by its mode, or because it reached somebody close to the person. */
export const isFamilyContact = (modeCode: string, resultCode: string): boolean =>
  modeCode === 'FAMILY' || resultCode === 'REACHED_COLLATERAL';
