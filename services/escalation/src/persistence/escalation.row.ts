import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { ExistingEscalation } from '../domain/escalation-state.ts';
import { PURGED_IS_BARE, SENT_TO_AN_OFFICE } from './checks.ts';
import type { ClosureJson, FactsJson, ProgressJson } from './escalation.json.ts';

/** One nomination and what became of it. Nothing here says who it is about: that is sealed in the subject's row. */
@Entity({ name: 'escalation' })
@Check('escalation_purged_is_bare', PURGED_IS_BARE)
@Check('escalation_sent_to_an_office', SENT_TO_AN_OFFICE)
@Unique('escalation_reference', ['site', 'reference'])
@Index('escalation_by_site', ['site', 'id'])
@Index('escalation_by_nominator', ['nominatorId', 'id'])
@Index('escalation_by_office', ['officeId', 'id'])
export class EscalationRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'escalation_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  reference: string;

  @Column({ type: 'text' })
  status: ExistingEscalation['status'];

  /** Who nominated, and their reporting line: never changed, but gone with everything else. */
  @Column({ name: 'nominator_id', type: 'uuid', nullable: true })
  nominatorId: string | null;

  @Column({ name: 'nominator_unit_id', type: 'uuid', nullable: true })
  nominatorUnitId: string | null;

  /** Random, and of this plane alone. */
  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId: string;

  /** What the form says in codes and dates. */
  @Column({ type: 'jsonb', nullable: true })
  facts: FactsJson | null;

  /** What was found, asked, answered and decided since, without anybody's words. */
  @Column({ type: 'jsonb', nullable: true })
  progress: ProgressJson | null;

  /** How it ended: codes and dates that stay when everything else goes. */
  @Column({ type: 'jsonb', nullable: true })
  closure: ClosureJson | null;

  @Column({ name: 'office_id', type: 'uuid', nullable: true })
  officeId: string | null;

  @Column({ name: 'package_hash', type: 'text', nullable: true })
  packageHash: string | null;

  /** When everything about the subject goes, unless a hold stands. */
  @Column({ name: 'purge_at', type: 'timestamptz', precision: 3, nullable: true })
  purgeAt: Date | null;

  @Column({ name: 'purged_at', type: 'timestamptz', precision: 3, nullable: true })
  purgedAt: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;
}
