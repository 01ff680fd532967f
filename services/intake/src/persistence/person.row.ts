import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { SensitivityFlag } from '../domain/people/sensitivity.ts';

/** Who one referral is about: one sealed value under a key of its own. Records are linked, never merged. */
@Entity({ name: 'person' })
@Index('person_by_referral', ['referralId'])
export class PersonRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'person_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'referral_id', type: 'uuid' })
  referralId: string;

  @Column({ name: 'wrapped_key', type: 'text' })
  wrappedKey: string;

  @Column({ type: 'text' })
  sealed: string;

  /** What is said of the record itself; what its referral implies comes on top. */
  @Column({ type: 'jsonb', default: ['UNKNOWN_SENSITIVITY'] })
  sensitivity: readonly SensitivityFlag[];

  /** The person's own account, where the person has one. */
  @Column({ name: 'account_id', type: 'uuid', nullable: true })
  accountId: string | null;

  @Column({ name: 'is_restricted', type: 'boolean', default: false })
  isRestricted: boolean;

  /** A legal hold stands: nothing of the person may go. */
  @Column({ name: 'is_held', type: 'boolean', default: false })
  isHeld: boolean;

  /** When the key was destroyed. */
  @Column({ name: 'erased_at', type: 'timestamptz', precision: 3, nullable: true })
  erasedAt: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;
}
