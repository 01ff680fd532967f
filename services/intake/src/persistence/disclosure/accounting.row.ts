import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AccountingKind } from '../../domain/disclosure/accounting.ts';

/** That somebody was shown something of a person, for what, and under which consent or grant. Never changed. */
@Entity({ name: 'person_accounting' })
@Index('person_accounting_by_person', ['personId', 'at'])
export class AccountingRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'person_accounting_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ type: 'timestamptz', precision: 3 })
  at: Date;

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId: string;

  @Column({ type: 'text' })
  role: string;

  @Column({ name: 'org_id', type: 'uuid', nullable: true })
  orgId: string | null;

  @Column({ type: 'text' })
  kind: AccountingKind;

  @Column({ name: 'purpose_code', type: 'text' })
  purposeCode: string;

  @Column({ name: 'field_codes', type: 'jsonb' })
  fieldCodes: readonly string[];

  @Column({ name: 'consent_id', type: 'uuid', nullable: true })
  consentId: string | null;

  @Column({ name: 'break_glass_id', type: 'uuid', nullable: true })
  breakGlassId: string | null;
}
