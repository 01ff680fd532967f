import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Criterion } from '../domain/decision-receipt.ts';
import type { ScreeningInput } from '../domain/screening-input.ts';

/** Why a case came out as it did; never changed, and replayable under its own rule set. */
@Entity({ name: 'decision_receipt' })
@Index('decision_receipt_by_case', ['caseId', 'id'])
export class ReceiptRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'decision_receipt_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ name: 'rule_set_id', type: 'text' })
  ruleSetId: string;

  @Column({ name: 'rule_set_version', type: 'text' })
  ruleSetVersion: string;

  @Column({ type: 'jsonb' })
  input: ScreeningInput;

  @Column({ name: 'input_hash', type: 'text' })
  inputHash: string;

  @Column({ type: 'jsonb' })
  criteria: readonly Criterion[];

  @Column({ type: 'text' })
  result: string;

  @Column({ name: 'reason_codes', type: 'jsonb' })
  reasonCodes: readonly string[];

  @Column({ name: 'decided_at', type: 'timestamptz', precision: 3 })
  decidedAt: Date;
}
