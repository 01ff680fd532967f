import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { NeedCode, ServiceFlag } from '../domain/codes.ts';

/** A service of a provider as the site's directory describes it; `id` is its site key. */
@Entity({ name: 'service' })
@Index('service_site', ['site', 'id'])
export class ServiceRow {
  @PrimaryColumn({ name: 'id', type: 'text' }) id: string;
  @Column({ name: 'site', type: 'text' }) site: string;
  @Column({ name: 'version', type: 'integer' }) version: number;
  @Column({ name: 'service_id', type: 'uuid' }) serviceId: string;
  @Column({ name: 'provider_id', type: 'uuid' }) providerId: string;
  @Column({ name: 'name', type: 'text' }) name: string;
  /** As HSDS spells it: `active`, `inactive`, `defunct`, `temporarily closed`. */
  @Column({ name: 'status', type: 'text' }) status: string;
  @Column({ name: 'need_codes', type: 'jsonb' }) needCodes: readonly NeedCode[];
  @Column({ name: 'minimum_age', type: 'integer', nullable: true }) minimumAge: number | null;
  @Column({ name: 'maximum_age', type: 'integer', nullable: true }) maximumAge: number | null;
  @Column({ name: 'spoken', type: 'jsonb' }) spoken: readonly string[];
  @Column({ name: 'interpreted', type: 'jsonb' }) interpreted: readonly string[];
  @Column({ name: 'areas', type: 'jsonb' }) areas: readonly string[];
  @Column({ name: 'citywide', type: 'boolean' }) citywide: boolean;
  @Column({ name: 'unsafe_areas', type: 'jsonb' }) unsafeAreas: readonly string[];
  @Column({ name: 'flags', type: 'jsonb' }) flags: readonly ServiceFlag[];
  @Column({ name: 'required_documents', type: 'jsonb' }) requiredDocuments: readonly string[];
  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 }) createdAt: Date;
  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 }) updatedAt: Date;
}
