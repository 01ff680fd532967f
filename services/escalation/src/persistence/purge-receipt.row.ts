import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who destroyed what they held. */
export type Holder = 'OWN' | 'OFFICE';

/** That what was held of an escalation's subject was destroyed: here, or by the office that had been sent it. */
@Entity({ name: 'purge_receipt' })
@Index('purge_receipt_by_escalation', ['escalationId'])
export class PurgeReceiptRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'purge_receipt_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ name: 'escalation_id', type: 'uuid' })
  escalationId: string;

  @Column({ name: 'holder_code', type: 'text' })
  holderCode: Holder;

  @Column({ name: 'cause_code', type: 'text' })
  causeCode: string;

  /** Opaque staff id, or SYSTEM. */
  @Column({ name: 'confirmed_by', type: 'text' })
  confirmedBy: string;

  @Column({ name: 'confirmed_at', type: 'timestamptz', precision: 3 })
  confirmedAt: Date;
}
