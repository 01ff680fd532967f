import type { Assignment } from './assignment-policy.ts';
import type { ConsentTerms } from './consent-terms.ts';
import type { PlacementNews, PlacementRequest, RequestedNeed } from './placement.ts';

/** Where outreach stands with one referral. @source domain.md 3.2 */
export type CaseStatus =
  | 'waiting'
  | 'awaiting-assignment'
  | 'assigned'
  | 'contacted'
  | 'consented'
  | 'declined-for-now'
  | 'paused-unreached'
  | 'dormant'
  | 'closed'
  /** Its person was erased: nothing is left, and nothing told later brings it back. */
  | 'erased';

/** What intake told when the referral was accepted. */
export type Submitted = {
  readonly personId: string;
  readonly ownerId: string | null;
  readonly referrerOrgId: string | null;
  readonly choiceCodes: readonly string[];
  readonly consent: ConsentTerms | null;
};

/** What intake told when triage passed. */
export type Triaged = {
  readonly personId: string;
  readonly urgency: string;
  readonly ageBand: string;
  readonly areaCode: string | null;
  readonly language: string;
  readonly needCodes: readonly string[];
};

/**
 * One referral in outreach. It begins at `waiting`, whichever event came first, and stays there until it was submitted,
 * triaged and found eligible. `workerId` is set exactly while the case counts in that worker's caseload.
 */
export type OutreachCase = {
  readonly status: CaseStatus;
  readonly isSubmitted: boolean;
  readonly isTriaged: boolean;
  readonly isEligible: boolean;
  readonly personId: string | null;
  readonly ownerId: string | null;
  readonly referrerOrgId: string | null;
  /** Consent that came with the referral, until it is recorded or withdrawn. */
  readonly intakeConsent: ConsentTerms | null;
  readonly urgency: string;
  readonly ageBand: string;
  readonly areaCode: string | null;
  readonly language: string;
  readonly needCodes: readonly string[];
  readonly choiceCodes: readonly string[];
  readonly workerId: string | null;
  readonly assignment: Assignment | null;
  readonly firstAttemptDueAt: Date | null;
  readonly firstAttemptMissed: boolean;
  /** The newest consent that holds. */
  readonly consentId: string | null;
  readonly requestedNeeds: readonly RequestedNeed[];
  /** Attempts since the case was last (re)opened: the floor before a pause counts these. */
  readonly attempts: number;
  readonly attemptModes: readonly string[];
  readonly firstAttemptAt: Date | null;
  readonly familyTried: boolean;
  readonly contactedAt: Date | null;
  /** How often the person said "not now". It leads to a later visit and to nothing else. */
  readonly refusals: number;
  readonly reapproachAt: Date | null;
  readonly purgeOn: string | null;
  readonly placements: readonly PlacementNews[];
  readonly causeCode: string | null;
};

export type ContactBy = { readonly actorId: string; readonly role: string };

/** A later visit: the instant at which it is due, and that day at the site. */
export type Visit = { readonly at: Date; readonly on: string };

export type OutreachCommand =
  | { readonly type: 'RecordSubmitted'; readonly submitted: Submitted }
  | { readonly type: 'RecordTriaged'; readonly triaged: Triaged }
  | { readonly type: 'RecordEligible' }
  | {
      readonly type: 'StartOutreach';
      readonly assignment: Assignment;
      readonly firstAttemptDueAt: Date;
      /** False when the consent of the referral has ended meanwhile. */
      readonly consentHolds: boolean;
    }
  | {
      readonly type: 'AssignWorker';
      readonly assignment: Assignment;
      readonly firstAttemptDueAt: Date;
      readonly by: ContactBy;
    }
  | {
      readonly type: 'RecordAttempt';
      readonly modeCode: string;
      readonly resultCode: string;
      readonly at: Date;
      readonly by: ContactBy;
    }
  | {
      readonly type: 'OfferHelp';
      readonly modeCode: string;
      readonly answer: 'ACCEPTED' | 'NOT_NOW';
      readonly at: Date;
      readonly by: ContactBy;
      /** When to come back after the first, second and third "not now". */
      readonly visits: readonly Visit[];
      readonly purgeOn: string;
    }
  | { readonly type: 'TakeConsent'; readonly consentId: string; readonly by: ContactBy }
  | { readonly type: 'EndConsent'; readonly consentId: string }
  | { readonly type: 'DropIntakeConsent' }
  | {
      readonly type: 'AssessNeeds';
      readonly needCodes: readonly string[];
      /** As before when null, like the area. */
      readonly choiceCodes: readonly string[] | null;
      readonly areaCode: string | null;
      readonly by: ContactBy;
    }
  | { readonly type: 'PauseCase'; readonly supervisorId: string; readonly at: Date }
  | { readonly type: 'FireReapproach'; readonly at: Date }
  | { readonly type: 'MissFirstAttempt' }
  | { readonly type: 'RecordPlacement'; readonly news: PlacementNews }
  | { readonly type: 'CloseCase'; readonly causeCode: string }
  | { readonly type: 'ReopenCase'; readonly causeCode: string }
  /** Something happened that concerns the person. */
  | {
      readonly type: 'WakeCase';
      readonly causeCode: string;
      readonly actorId: string;
      readonly firstAttemptDueAt: Date;
    }
  | { readonly type: 'EraseCase' };

type TriedSoFar = { readonly attempts: number; readonly modes: number; readonly days: number };

export type OutreachEvent =
  | { readonly type: 'SubmittedRecorded'; readonly submitted: Submitted }
  | { readonly type: 'TriagedRecorded'; readonly triaged: Triaged }
  | { readonly type: 'EligibleRecorded' }
  | {
      readonly type: 'WorkerAssigned';
      readonly workerId: string;
      readonly assignment: Assignment;
      readonly urgency: string;
      readonly firstAttemptDueAt: Date;
      readonly actorId: string;
    }
  | { readonly type: 'AssignmentAwaited'; readonly assignment: Assignment; readonly firstAttemptDueAt: Date }
  | {
      readonly type: 'ContactAttempted';
      readonly modeCode: string;
      readonly resultCode: string;
      readonly at: Date;
      readonly by: ContactBy;
    }
  | { readonly type: 'ContactMade'; readonly modeCode: string; readonly at: Date; readonly by: ContactBy }
  | { readonly type: 'HelpOffered'; readonly modeCode: string; readonly isAccepted: boolean; readonly by: ContactBy }
  | { readonly type: 'HelpDeclined'; readonly visit: Visit | null; readonly by: ContactBy }
  | { readonly type: 'WentDormant'; readonly causeCode: string; readonly purgeOn: string }
  | {
      readonly type: 'Reopened';
      readonly causeCode: string;
      readonly actorId: string;
      /** When somebody should have tried anew; as before where it is left out. */
      readonly firstAttemptDueAt?: Date;
    }
  | ({ readonly type: 'PausedUnreached'; readonly supervisorId: string } & TriedSoFar)
  | { readonly type: 'ConsentTaken'; readonly consentId: string }
  | { readonly type: 'ConsentEnded'; readonly consentId: string }
  | { readonly type: 'IntakeConsentDropped' }
  | {
      readonly type: 'NeedsAssessed';
      readonly needCodes: readonly string[];
      readonly choiceCodes: readonly string[];
      readonly areaCode: string | null;
      readonly actorId: string;
    }
  | { readonly type: 'PlacementRequested'; readonly request: PlacementRequest; readonly actorId: string }
  | { readonly type: 'FirstAttemptMissed' }
  | { readonly type: 'PlacementMoved'; readonly news: PlacementNews }
  | { readonly type: 'CaseClosed'; readonly causeCode: string }
  | { readonly type: 'CaseReopened'; readonly causeCode: string }
  | { readonly type: 'CaseErased' };

/** Whoever acted when no human did. */
export const SYSTEM = 'SYSTEM';
