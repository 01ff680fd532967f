import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When somebody searched for people within the last hour; the id is the actor's. */
@Entity({ name: 'person_search_allowance' })
export class SearchAllowanceRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'person_search_allowance_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  /** ISO instants, oldest first. */
  @Column({ name: 'used_at', type: 'jsonb' })
  usedAt: readonly string[];
}
