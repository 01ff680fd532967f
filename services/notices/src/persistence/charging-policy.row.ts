import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A charging policy of a site; never changed. The id is `site:policyVersion`. */
@Entity({ name: 'charging_policy' })
@Index('charging_policy_by_site', ['site', 'effectiveOn'])
export class ChargingPolicyRow {
  @PrimaryColumn({ name: 'id', type: 'text', primaryKeyConstraintName: 'charging_policy_pk' }) id: string;
  @Column({ name: 'site', type: 'text' }) site: string;
  @Column({ name: 'version', type: 'integer' }) version: number;
  @Column({ name: 'policy_version', type: 'text' }) policyVersion: string;
  /** Local calendar date, inclusive. */
  @Column({ name: 'effective_on', type: 'text' }) effectiveOn: string;
  @Column({ name: 'recorded_by', type: 'text' }) recordedBy: string;
  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3 }) recordedAt: Date;
}
