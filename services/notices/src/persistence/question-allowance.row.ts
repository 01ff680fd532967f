import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Span } from '../domain/allowance.ts';

/** What a requester asked within a day. The id is `site:requester`. */
@Entity({ name: 'question_allowance' })
export class QuestionAllowanceRow {
  @PrimaryColumn({ name: 'id', type: 'text', primaryKeyConstraintName: 'question_allowance_pk' }) id: string;
  @Column({ name: 'site', type: 'text' }) site: string;
  @Column({ name: 'version', type: 'integer' }) version: number;
  /** ISO instants, oldest first. */
  @Column({ name: 'asked_at', type: 'jsonb' }) askedAt: readonly string[];
  /** For each span the ISO instant at which it was last reported that they asked too often. */
  @Column({ name: 'flagged_at', type: 'jsonb' }) flaggedAt: { readonly [S in Span]?: string };
}
