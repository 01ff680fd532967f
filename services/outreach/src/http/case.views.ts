import { ApiProperty } from '@nestjs/swagger';
import { ConsentView } from './consent.views.ts';

const STATUSES = [
  'waiting',
  'awaiting-assignment',
  'assigned',
  'contacted',
  'consented',
  'declined-for-now',
  'paused-unreached',
  'dormant',
  'closed',
] as const;

/** States that a list may be asked for. */
export const CASE_STATUSES = STATUSES;

/** Who got a case and why. */
export class AssignmentView {
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  workerId: string | null;

  @ApiProperty({ type: String, description: 'POLICY, or the reason that a lead gave' })
  chosenBy: string;

  @ApiProperty({ type: [String] })
  reasonCodes: readonly string[];

  @ApiProperty({ type: Number, description: 'workers that were looked at' })
  considered: number;

  @ApiProperty({ type: Object, description: 'how many workers each bar kept out' })
  barred: object;
}

/** How far a placement came, as far as the worker acts on it. */
export class PlacementNewsView {
  @ApiProperty({ format: 'uuid' })
  placementId: string;

  @ApiProperty({ enum: ['exhausted', 'accepted', 'handed-off', 'handoff-failed', 'engaged', 'never-started'] })
  status: string;
}

/** A case as its worker and the leads see it. */
export class CaseView {
  @ApiProperty({ format: 'uuid' })
  referralId: string;

  @ApiProperty({ enum: STATUSES })
  status: string;

  @ApiProperty({ enum: ['URGENT', 'PRIORITY', 'STANDARD'] })
  urgency: string;

  @ApiProperty({ type: String })
  ageBand: string;

  @ApiProperty({ type: String, nullable: true })
  areaCode: string | null;

  @ApiProperty({ type: String })
  language: string;

  @ApiProperty({ type: [String] })
  needCodes: readonly string[];

  @ApiProperty({ type: [String] })
  choiceCodes: readonly string[];

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  workerId: string | null;

  @ApiProperty({ type: AssignmentView, nullable: true })
  assignment: AssignmentView | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  firstAttemptDueAt: string | null;

  @ApiProperty({ type: Boolean })
  firstAttemptMissed: boolean;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'the newest consent that holds' })
  consentId: string | null;

  @ApiProperty({ type: [String], description: 'needs that providers are sought for' })
  requestedNeeds: readonly string[];

  @ApiProperty({ type: Number, description: 'attempts since the case was last opened' })
  attempts: number;

  @ApiProperty({ type: [String] })
  attemptModes: readonly string[];

  @ApiProperty({ type: Boolean })
  familyTried: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  firstAttemptAt: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  contactedAt: string | null;

  @ApiProperty({ type: Number, description: 'how often the person said "not now"' })
  refusals: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  reapproachAt: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  purgeOn: string | null;

  @ApiProperty({ type: [PlacementNewsView] })
  placements: readonly PlacementNewsView[];

  @ApiProperty({ type: String, nullable: true })
  causeCode: string | null;

  @ApiProperty({ type: Number })
  version: number;
}

/** One try to reach the person. */
export class AttemptView {
  @ApiProperty({ format: 'uuid' })
  attemptId: string;

  @ApiProperty({ type: String })
  modeCode: string;

  @ApiProperty({ type: String })
  resultCode: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ format: 'uuid' })
  actorId: string;
}

/** A case with its consents and attempts. */
export class WholeCaseView extends CaseView {
  @ApiProperty({ type: [ConsentView] })
  consents: readonly ConsentView[];

  @ApiProperty({ type: [AttemptView] })
  attemptList: readonly AttemptView[];
}

/** A page of cases. */
export class CasePage {
  @ApiProperty({ type: [CaseView] })
  items: readonly CaseView[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}
