import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ReviewOutcome } from '../../domain/rights/break-glass.ts';

/** That somebody opened one person's record beyond their role, and what came of it. The explanation is sealed. */
@Entity({ name: 'break_glass' })
@Index('break_glass_by_site', ['site', 'id'])
@Index('break_glass_by_actor', ['actorId', 'id'])
@Index('break_glass_by_person', ['personId'])
export class BreakGlassRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'break_glass_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId: string;

  @Column({ type: 'text' })
  role: string;

  @Column({ name: 'reason_code', type: 'text' })
  reasonCode: string;

  @Column({ name: 'wrapped_key', type: 'text' })
  wrappedKey: string;

  @Column({ type: 'text' })
  sealed: string;

  @Column({ name: 'opened_at', type: 'timestamptz', precision: 3 })
  openedAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt: Date;

  @Column({ name: 'review_due_at', type: 'timestamptz', precision: 3 })
  reviewDueAt: Date;

  /** Nobody looked into it in time. */
  @Column({ name: 'is_overdue', type: 'boolean' })
  isOverdue: boolean;

  @Column({ name: 'reviewed_by', type: 'uuid', nullable: true })
  reviewedBy: string | null;

  @Column({ name: 'reviewed_at', type: 'timestamptz', precision: 3, nullable: true })
  reviewedAt: Date | null;

  @Column({ name: 'outcome_code', type: 'text', nullable: true })
  outcomeCode: ReviewOutcome | null;
}
