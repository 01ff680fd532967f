import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An outreach worker of the roster, by actor id, with the number of cases that the worker has now. */
@Entity({ name: 'worker' })
@Index('worker_by_site', ['site', 'id'])
export class WorkerRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'worker_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'jsonb' })
  languages: readonly string[];

  @Column({ type: 'jsonb' })
  areas: readonly string[];

  @Column({ type: 'integer' })
  caseload: number;

  @Column({ name: 'caseload_max', type: 'integer' })
  caseloadMax: number;

  @Column({ name: 'conflict_org_ids', type: 'jsonb' })
  conflictOrgIds: readonly string[];

  @Column({ type: 'boolean' })
  active: boolean;
}
