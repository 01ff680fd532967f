import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who one escalation is about, and every word that was written about it: one sealed value under a key of its own. */
@Entity({ name: 'subject' })
export class SubjectRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'subject_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'wrapped_key', type: 'text' })
  wrappedKey: string;

  @Column({ type: 'text' })
  sealed: string;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;
}
