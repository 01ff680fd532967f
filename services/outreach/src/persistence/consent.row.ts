import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What became of a consent, in order. */
export type ConsentStep = {
  readonly stateCode: 'GRANTED' | 'WITHDRAWN' | 'EXPIRED';
  readonly at: string;
  /** Staff id, or SYSTEM. */
  readonly actorId: string;
};

/** One consent of a person; recorded here and only here. */
@Entity({ name: 'consent' })
@Index('consent_by_case', ['caseId', 'id'])
export class ConsentRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'consent_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId: string;

  @Column({ type: 'text' })
  status: 'active' | 'withdrawn' | 'expired';

  @Column({ name: 'purpose_codes', type: 'jsonb' })
  purposeCodes: readonly string[];

  @Column({ name: 'recipient_ids', type: 'jsonb' })
  recipientIds: readonly string[];

  @Column({ name: 'recipient_class', type: 'text', nullable: true })
  recipientClass: string | null;

  @Column({ name: 'data_classes', type: 'jsonb' })
  dataClasses: readonly string[];

  @Column({ name: 'starts_at', type: 'timestamptz', precision: 3 })
  startsAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt: Date;

  @Column({ type: 'text' })
  language: string;

  @Column({ name: 'method_code', type: 'text' })
  methodCode: string;

  @Column({ name: 'witness_id', type: 'uuid', nullable: true })
  witnessId: string | null;

  @Column({ type: 'boolean' })
  part2: boolean;

  @Column({ type: 'jsonb' })
  history: readonly ConsentStep[];

  @Column({ name: 'withdrawn_at', type: 'timestamptz', precision: 3, nullable: true })
  withdrawnAt: Date | null;

  @Column({ name: 'stop_by', type: 'timestamptz', precision: 3, nullable: true })
  stopBy: Date | null;

  @Column({ name: 'tell_by', type: 'timestamptz', precision: 3, nullable: true })
  tellBy: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;
}
