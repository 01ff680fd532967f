import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Progress } from '../domain/progress.ts';

/** How far help has come after intake; the id is the referral’s. Apart from the referral, so that events of later steps never race with its decisions. */
@Entity({ name: 'referral_progress' })
export class ProgressRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'referral_progress_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  progress: Progress;

  /** Who works on the case now, by opaque staff id. */
  @Column({ name: 'worker_id', type: 'uuid', nullable: true })
  workerId: string | null;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;
}
