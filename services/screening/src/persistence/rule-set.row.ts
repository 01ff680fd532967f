import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A rule set's exact text under its SHA-256, so that a receipt replays after the file changed. */
@Entity({ name: 'rule_set' })
export class RuleSetRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'rule_set_pk' })
  id: string;

  @Column({ name: 'rule_set_version', type: 'text' })
  ruleSetVersion: string;

  @Column({ type: 'text' })
  content: string;

  @Column({ name: 'stored_at', type: 'timestamptz', precision: 3 })
  storedAt: Date;
}
