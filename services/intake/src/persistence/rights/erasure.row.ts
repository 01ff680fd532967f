import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why somebody was erased. */
export type ErasureCause = 'REQUEST' | 'RETENTION';

/** That the person of a referral was erased; the id is the referral's. What is told of it later changes nothing. @source R47 */
@Entity({ name: 'person_erasure' })
export class ErasureRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'person_erasure_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  /** Opaque staff id, or SYSTEM. */
  @Column({ name: 'erased_by', type: 'text' })
  erasedBy: string;

  @Column({ name: 'erased_at', type: 'timestamptz', precision: 3 })
  erasedAt: Date;

  @Column({ name: 'cause_code', type: 'text' })
  causeCode: ErasureCause;
}
