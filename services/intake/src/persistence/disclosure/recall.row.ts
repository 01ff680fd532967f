import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RecallCause, RecallDone } from '../../domain/disclosure/recall.ts';

/** That one holder must give back or delete what it was shown, and whether it said that it did. */
@Entity({ name: 'recall' })
@Index('recall_by_consent', ['consentId', 'orgId'], { unique: true })
@Index('recall_by_person', ['personId', 'id'])
@Index('recall_by_org', ['site', 'orgId', 'id'])
export class RecallRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'recall_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'referral_id', type: 'uuid' })
  referralId: string;

  /** The consent that ended; none where the person or a value went. */
  @Column({ name: 'consent_id', type: 'uuid', nullable: true })
  consentId: string | null;

  @Column({ name: 'org_id', type: 'uuid' })
  orgId: string;

  @Column({ name: 'cause_code', type: 'text' })
  causeCode: RecallCause;

  @Column({ name: 'issued_at', type: 'timestamptz', precision: 3 })
  issuedAt: Date;

  @Column({ name: 'due_at', type: 'timestamptz', precision: 3 })
  dueAt: Date;

  @Column({ name: 'acknowledged_at', type: 'timestamptz', precision: 3, nullable: true })
  acknowledgedAt: Date | null;

  @Column({ name: 'acknowledged_by', type: 'uuid', nullable: true })
  acknowledgedBy: string | null;

  @Column({ name: 'done_code', type: 'text', nullable: true })
  doneCode: RecallDone | null;
}
