import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ConsentCopy } from '../domain/consent-copy.ts';

@Entity({ name: 'consent' })
@Index('consent_referral', ['referralId'])
export class ConsentRow {
  @PrimaryColumn({ name: 'id', type: 'uuid' }) id: string;
  @Column({ name: 'site', type: 'text' }) site: string;
  @Column({ name: 'version', type: 'integer' }) version: number;
  @Column({ name: 'referral_id', type: 'uuid' }) referralId: string;
  @Column({ name: 'status', type: 'text' }) status: Exclude<ConsentCopy['status'], 'none'>;
  @Column({ name: 'purpose_codes', type: 'jsonb' }) purposeCodes: readonly string[];
  @Column({ name: 'recipient_ids', type: 'jsonb' }) recipientIds: readonly string[];
  @Column({ name: 'recipient_class', type: 'text', nullable: true }) recipientClass: string | null;
  @Column({ name: 'part2', type: 'boolean' }) part2: boolean;
  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3, nullable: true }) expiresAt: Date | null;
  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 }) createdAt: Date;
  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 }) updatedAt: Date;
}
