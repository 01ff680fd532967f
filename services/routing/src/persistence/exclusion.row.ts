import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One side of a sealed pair: `memberId` must not be met where `otherId` is. A pair is two rows. No read of it leaves the service. */
@Entity({ name: 'exclusion' })
@Index('exclusion_member', ['memberId'])
export class ExclusionRow {
  @PrimaryColumn({ name: 'pair_id', type: 'uuid' }) pairId: string;
  @PrimaryColumn({ name: 'member_id', type: 'uuid' }) memberId: string;
  @Column({ name: 'other_id', type: 'uuid' }) otherId: string;
  @Column({ name: 'site', type: 'text' }) site: string;
  @Column({ name: 'reason_code', type: 'text' }) reasonCode: string;
  @Column({ name: 'actor_id', type: 'text' }) actorId: string;
  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 }) createdAt: Date;
}
