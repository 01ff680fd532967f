import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A provider organisation as the site's directory describes it; `id` is its site key. */
@Entity({ name: 'provider' })
export class ProviderRow {
  @PrimaryColumn({ name: 'id', type: 'text' }) id: string;
  @Column({ name: 'site', type: 'text' }) site: string;
  @Column({ name: 'version', type: 'integer' }) version: number;
  @Column({ name: 'provider_id', type: 'uuid' }) providerId: string;
  @Column({ name: 'name', type: 'text' }) name: string;
  /** ACTIVE while one of its services takes people. */
  @Column({ name: 'status_code', type: 'text' }) statusCode: string;
  @Column({ name: 'verified_on', type: 'text' }) verifiedOn: string;
  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 }) createdAt: Date;
  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 }) updatedAt: Date;
}
