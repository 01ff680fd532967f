import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody who was served: one sealed value under a key of its own, which the end of the time destroys. */
@Entity({ name: 'notice_subject' })
export class SubjectRow {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'notice_subject_pk' }) id: string;
  @Column({ name: 'site', type: 'text' }) site: string;
  @Column({ name: 'version', type: 'integer' }) version: number;
  @Column({ name: 'wrapped_key', type: 'text' }) wrappedKey: string;
  @Column({ name: 'sealed', type: 'text' }) sealed: string;
  /** When the key was destroyed. */
  @Column({ name: 'erased_at', type: 'timestamptz', precision: 3, nullable: true }) erasedAt: Date | null;
  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 }) createdAt: Date;
  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 }) updatedAt: Date;
}
