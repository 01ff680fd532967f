import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An unfinished referral, sealed whole. Removed when it is submitted or after a day. */
@Entity({ name: 'referral_draft' })
@Index('referral_draft_by_author', ['site', 'authorId', 'id'])
export class DraftRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'referral_draft_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'author_id', type: 'text' })
  authorId: string;

  @Column({ name: 'wrapped_key', type: 'text' })
  wrappedKey: string;

  @Column({ type: 'text' })
  sealed: string;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt: Date;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;
}
