import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Assignment } from '../domain/assignment-policy.ts';
import type { CaseStatus } from '../domain/case-state.ts';
import type { ConsentTerms } from '../domain/consent-terms.ts';
import type { PlacementNews, RequestedNeed } from '../domain/placement.ts';

/** One referral in outreach; the id is the referral's. */
@Entity({ name: 'outreach_case' })
@Index('outreach_case_by_status', ['site', 'status', 'id'])
@Index('outreach_case_by_worker', ['workerId', 'id'])
@Index('outreach_case_by_owner', ['ownerId', 'id'])
@Index('outreach_case_by_intake_consent', ['intakeConsentId'])
export class CaseRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'outreach_case_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  status: CaseStatus;

  @Column({ name: 'is_submitted', type: 'boolean' })
  isSubmitted: boolean;

  @Column({ name: 'is_triaged', type: 'boolean' })
  isTriaged: boolean;

  @Column({ name: 'is_eligible', type: 'boolean' })
  isEligible: boolean;

  @Column({ name: 'person_id', type: 'uuid', nullable: true })
  personId: string | null;

  /** The person's own account, where there is one. */
  @Column({ name: 'owner_id', type: 'uuid', nullable: true })
  ownerId: string | null;

  @Column({ name: 'referrer_org_id', type: 'uuid', nullable: true })
  referrerOrgId: string | null;

  @Column({ name: 'intake_consent', type: 'jsonb', nullable: true })
  intakeConsent: ConsentTerms | null;

  @Column({ name: 'intake_consent_id', type: 'uuid', nullable: true })
  intakeConsentId: string | null;

  @Column({ type: 'text' })
  urgency: string;

  @Column({ name: 'age_band', type: 'text' })
  ageBand: string;

  @Column({ name: 'area_code', type: 'text', nullable: true })
  areaCode: string | null;

  @Column({ type: 'text' })
  language: string;

  @Column({ name: 'need_codes', type: 'jsonb' })
  needCodes: readonly string[];

  @Column({ name: 'choice_codes', type: 'jsonb' })
  choiceCodes: readonly string[];

  @Column({ name: 'worker_id', type: 'uuid', nullable: true })
  workerId: string | null;

  @Column({ type: 'jsonb', nullable: true })
  assignment: Assignment | null;

  @Column({ name: 'first_attempt_due_at', type: 'timestamptz', precision: 3, nullable: true })
  firstAttemptDueAt: Date | null;

  @Column({ name: 'first_attempt_missed', type: 'boolean' })
  firstAttemptMissed: boolean;

  @Column({ name: 'consent_id', type: 'uuid', nullable: true })
  consentId: string | null;

  @Column({ name: 'requested_needs', type: 'jsonb' })
  requestedNeeds: readonly RequestedNeed[];

  @Column({ type: 'integer' })
  attempts: number;

  @Column({ name: 'attempt_modes', type: 'jsonb' })
  attemptModes: readonly string[];

  @Column({ name: 'first_attempt_at', type: 'timestamptz', precision: 3, nullable: true })
  firstAttemptAt: Date | null;

  @Column({ name: 'family_tried', type: 'boolean' })
  familyTried: boolean;

  @Column({ name: 'contacted_at', type: 'timestamptz', precision: 3, nullable: true })
  contactedAt: Date | null;

  @Column({ type: 'integer' })
  refusals: number;

  @Column({ name: 'reapproach_at', type: 'timestamptz', precision: 3, nullable: true })
  reapproachAt: Date | null;

  @Column({ name: 'purge_on', type: 'text', nullable: true })
  purgeOn: string | null;

  @Column({ type: 'jsonb' })
  placements: readonly PlacementNews[];

  @Column({ name: 'cause_code', type: 'text', nullable: true })
  causeCode: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;
}
