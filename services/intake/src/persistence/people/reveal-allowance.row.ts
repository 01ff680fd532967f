import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When somebody revealed people within the last hour; the id is the actor's. */
@Entity({ name: 'person_reveal_allowance' })
export class RevealAllowanceRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'person_reveal_allowance_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  /** ISO instants, oldest first. */
  @Column({ name: 'used_at', type: 'jsonb' })
  usedAt: readonly string[];
}
