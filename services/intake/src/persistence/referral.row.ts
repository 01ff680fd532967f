import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Content } from '../domain/content.ts';
import type { Findings, KnownReferral } from '../domain/referral-state.ts';
import type { TriageQueue } from '../domain/triage.ts';

/** One referral: codes, dates and findings. Who it is about lies sealed in `person`. */
@Entity({ name: 'referral' })
@Index('referral_by_reference', ['site', 'reference'], { unique: true })
@Index('referral_by_status', ['site', 'status', 'id'])
@Index('referral_by_sender', ['site', 'senderId', 'id'])
export class ReferralRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'referral_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  reference: string;

  @Column({ type: 'text' })
  status: KnownReferral['status'];

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'sender_id', type: 'text' })
  senderId: string;

  @Column({ name: 'consent_id', type: 'uuid', nullable: true })
  consentId: string | null;

  @Column({ name: 'received_at', type: 'timestamptz', precision: 3 })
  receivedAt: Date;

  @Column({ name: 'submitted_at', type: 'timestamptz', precision: 3 })
  submittedAt: Date;

  @Column({ name: 'notice_version', type: 'text' })
  noticeVersion: string;

  @Column({ name: 'source_type', type: 'text' })
  sourceType: Content['sourceType'];

  @Column({ name: 'referrer_org_id', type: 'uuid', nullable: true })
  referrerOrgId: string | null;

  @Column({ name: 'referrer_role', type: 'text' })
  referrerRole: string;

  @Column({ name: 'is_anonymous', type: 'boolean' })
  isAnonymous: boolean;

  @Column({ name: 'legal_basis_code', type: 'text' })
  legalBasisCode: Content['legalBasisCode'];

  @Column({ name: 'age_band', type: 'text' })
  ageBand: Content['ageBand'];

  @Column({ name: 'area_code', type: 'text', nullable: true })
  areaCode: string | null;

  @Column({ type: 'text' })
  language: string;

  @Column({ type: 'jsonb' })
  facts: Content['facts'];

  @Column({ name: 'need_codes', type: 'jsonb' })
  needCodes: Content['needCodes'];

  @Column({ name: 'choice_codes', type: 'jsonb' })
  choiceCodes: Content['choiceCodes'];

  @Column({ name: 'reason_codes', type: 'jsonb' })
  reasonCodes: Content['reasonCodes'];

  @Column({ type: 'text' })
  urgency: Findings['urgency'];

  @Column({ name: 'urgency_rule_ids', type: 'jsonb' })
  urgencyRuleIds: Findings['urgencyRuleIds'];

  @Column({ name: 'triage_rule_ids', type: 'jsonb' })
  triageRuleIds: Findings['triageRuleIds'];

  @Column({ name: 'triage_reasons', type: 'jsonb' })
  triageReasons: Findings['triageReasons'];

  @Column({ name: 'info_codes', type: 'jsonb' })
  infoCodes: Findings['infoCodes'];

  @Column({ name: 'review_trigger_codes', type: 'jsonb' })
  reviewTriggerCodes: Findings['reviewTriggerCodes'];

  @Column({ name: 'duplicate_of', type: 'jsonb' })
  duplicateOf: Findings['duplicateOf'];

  @Column({ type: 'jsonb' })
  cleared: Findings['cleared'];

  @Column({ type: 'text', nullable: true })
  queue: TriageQueue | null;

  @Column({ name: 'due_at', type: 'timestamptz', precision: 3, nullable: true })
  dueAt: Date | null;

  @Column({ name: 'is_reminded', type: 'boolean' })
  isReminded: boolean;

  @Column({ name: 'is_acknowledged', type: 'boolean' })
  isAcknowledged: boolean;

  @Column({ name: 'stage_code', type: 'text', nullable: true })
  stageCode: string | null;

  @Column({ name: 'linked_id', type: 'uuid', nullable: true })
  linkedId: string | null;

  @Column({ name: 'decided_by', type: 'text', nullable: true })
  decidedBy: string | null;

  @Column({ name: 'decision_code', type: 'text', nullable: true })
  decisionCode: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;
}
