import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a consent allows, in codes and ids. */
export type StoredTerms = {
  readonly purposeCodes: readonly string[];
  readonly recipientIds: readonly string[];
  readonly dataClasses: readonly string[];
  readonly methodCode: string;
  readonly part2: boolean;
};

/** A consent as outreach told of it; the id is the consent's. What is not heard of yet is null. */
@Entity({ name: 'consent_copy' })
@Index('consent_copy_by_referral', ['referralId'])
export class ConsentCopyRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'consent_copy_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'referral_id', type: 'uuid' })
  referralId: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ type: 'jsonb', nullable: true })
  terms: StoredTerms | null;

  @Column({ type: 'text' })
  status: 'active' | 'withdrawn' | 'expired';

  @Column({ name: 'starts_at', type: 'timestamptz', precision: 3, nullable: true })
  startsAt: Date | null;

  /** Exclusive. */
  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3, nullable: true })
  expiresAt: Date | null;

  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true })
  endedAt: Date | null;
}
