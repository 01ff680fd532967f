import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** That somebody looked at fields of a person in full, and why. Never changed. */
@Entity({ name: 'person_reveal' })
@Index('person_reveal_by_person', ['personId', 'revealedAt'])
export class RevealRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'person_reveal_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId: string;

  @Column({ name: 'field_codes', type: 'jsonb' })
  fieldCodes: readonly string[];

  @Column({ name: 'reason_code', type: 'text' })
  reasonCode: string;

  @Column({ name: 'revealed_at', type: 'timestamptz', precision: 3 })
  revealedAt: Date;
}
