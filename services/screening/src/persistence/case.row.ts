import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One referral under screening; the id is the referral's. */
@Entity({ name: 'screening_case' })
@Index('screening_case_by_status', ['site', 'status', 'id'])
export class CaseRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'screening_case_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  status: 'review' | 'eligible' | 'not-priority' | 'closed' | 'erased';

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ type: 'text' })
  urgency: string;

  @Column({ type: 'text', nullable: true })
  result: 'ELIGIBLE_URGENT' | 'ELIGIBLE' | null;

  @Column({ name: 'reason_codes', type: 'jsonb' })
  reasonCodes: string[];

  @Column({ name: 'trigger_codes', type: 'jsonb' })
  triggerCodes: string[];

  @Column({ name: 'rule_set_version', type: 'text' })
  ruleSetVersion: string;

  @Column({ name: 'receipt_id', type: 'uuid' })
  receiptId: string;

  @Column({ name: 'decided_by', type: 'text', nullable: true })
  decidedBy: string | null;

  @Column({ name: 'alternative_code', type: 'text', nullable: true })
  alternativeCode: string | null;

  @Column({ name: 'cause_code', type: 'text', nullable: true })
  causeCode: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;
}
