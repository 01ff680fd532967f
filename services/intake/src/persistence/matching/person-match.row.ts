import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Caution } from '../../domain/matching/cautions.ts';
import type { PairStatus } from '../../domain/matching/pair.ts';
import type { Evidence, Zone } from '../../domain/matching/score.ts';

/** What is said of two records: a link, a review, or that they are two people. The records themselves never change. */
@Entity({ name: 'person_match' })
@Index('person_match_by_status', ['site', 'status', 'id'])
@Index('person_match_by_other', ['otherPersonId'])
@Index('person_match_by_person', ['personId'])
export class PersonMatchRow {
  /** Made from the two records, so that a pair has one row. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'person_match_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'other_person_id', type: 'uuid' })
  otherPersonId: string;

  @Column({ type: 'text' })
  status: PairStatus;

  @Column({ type: 'text' })
  zone: Zone;

  @Column({ type: 'double precision' })
  score: number;

  /** How the fields agree, never what they hold. */
  @Column({ type: 'jsonb' })
  evidence: readonly Evidence[];

  @Column({ type: 'jsonb' })
  cautions: readonly Caution[];

  @Column({ name: 'decided_by', type: 'text' })
  decidedBy: string;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;
}
