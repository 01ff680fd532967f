import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A blind index of a person: a keyed digest by which likely duplicates are found. A hit is a candidate, not a proof. */
@Entity({ name: 'person_index' })
@Index('person_index_by_referral', ['referralId'])
export class PersonIndexRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'person_index_pk' })
  site: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'person_index_pk' })
  token: string;

  @PrimaryColumn({ name: 'referral_id', type: 'uuid', primaryKeyConstraintName: 'person_index_pk' })
  referralId: string;

  @Column({ name: 'sender_id', type: 'text' })
  senderId: string;

  @Column({ name: 'received_on', type: 'date' })
  receivedOn: string;
}
