import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * That one act was nominated: a keyed digest over agency, incident and one identifier, from which nothing can be read.
 * @source architecture.md 15 (Escalation limits)
 */
@Entity({ name: 'act_mark' })
@Index('act_mark_by_escalation', ['escalationId'])
export class ActMarkRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'act_mark_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  /** Until everything about the escalation has gone. */
  @Column({ name: 'escalation_id', type: 'uuid', nullable: true })
  escalationId: string | null;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt: Date;
}
