import type { OutreachCase } from '../domain/case-state.ts';

/** A case as its worker and the leads see it. */
export type CaseFacts = {
  readonly referralId: string;
  readonly status: string;
  readonly urgency: string;
  readonly ageBand: string;
  readonly areaCode: string | null;
  readonly language: string;
  readonly needCodes: readonly string[];
  readonly choiceCodes: readonly string[];
  readonly workerId: string | null;
  readonly assignment: OutreachCase['assignment'];
  readonly firstAttemptDueAt: string | null;
  readonly firstAttemptMissed: boolean;
  readonly consentId: string | null;
  readonly requestedNeeds: readonly string[];
  readonly attempts: number;
  readonly attemptModes: readonly string[];
  readonly familyTried: boolean;
  readonly firstAttemptAt: string | null;
  readonly contactedAt: string | null;
  readonly refusals: number;
  readonly reapproachAt: string | null;
  readonly purgeOn: string | null;
  readonly placements: OutreachCase['placements'];
  readonly causeCode: string | null;
  readonly version: number;
};

const text = (instant: Date | null): string | null => instant?.toISOString() ?? null;

/** The facts of a case that are told. The person is not among them: who that is, intake knows. */
export const caseFacts = (id: string, version: number, state: OutreachCase): CaseFacts => ({
  referralId: id,
  status: state.status,
  urgency: state.urgency,
  ageBand: state.ageBand,
  areaCode: state.areaCode,
  language: state.language,
  needCodes: state.needCodes,
  choiceCodes: state.choiceCodes,
  workerId: state.workerId,
  assignment: state.assignment,
  firstAttemptDueAt: text(state.firstAttemptDueAt),
  firstAttemptMissed: state.firstAttemptMissed,
  consentId: state.consentId,
  requestedNeeds: state.requestedNeeds.map(({ needCode }) => needCode),
  attempts: state.attempts,
  attemptModes: state.attemptModes,
  familyTried: state.familyTried,
  firstAttemptAt: text(state.firstAttemptAt),
  contactedAt: text(state.contactedAt),
  refusals: state.refusals,
  reapproachAt: text(state.reapproachAt),
  purgeOn: state.purgeOn,
  placements: state.placements,
  causeCode: state.causeCode,
  version,
});
