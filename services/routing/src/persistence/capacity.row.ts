import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** Places of one service; `id` is its site key. */
@Entity({ name: 'capacity' })
@Check('capacity_within_maximum', 'available >= 0 and held >= 0 and available <= maximum')
export class CapacityRow {
  @PrimaryColumn({ name: 'id', type: 'text' }) id: string;
  @Column({ name: 'site', type: 'text' }) site: string;
  @Column({ name: 'version', type: 'integer' }) version: number;
  @Column({ name: 'service_id', type: 'uuid' }) serviceId: string;
  @Column({ name: 'provider_id', type: 'uuid' }) providerId: string;
  @Column({ name: 'unit_code', type: 'text' }) unitCode: string;
  @Column({ name: 'available', type: 'integer' }) available: number;
  @Column({ name: 'maximum', type: 'integer' }) maximum: number;
  @Column({ name: 'held', type: 'integer' }) held: number;
  /** When the provider last said so. */
  @Column({ name: 'reported_at', type: 'timestamptz', precision: 3 }) reportedAt: Date;
  @Column({ name: 'last_offered_at', type: 'timestamptz', precision: 3, nullable: true }) lastOfferedAt: Date | null;
  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 }) createdAt: Date;
  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 }) updatedAt: Date;
}
