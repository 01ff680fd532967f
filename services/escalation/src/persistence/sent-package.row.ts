import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was sent, byte for byte, sealed with the key of its subject; the id is the escalation's. Gone with the subject. */
@Entity({ name: 'sent_package' })
export class SentPackageRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'sent_package_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'package_hash', type: 'text' })
  packageHash: string;

  /** Manifest and PDF. */
  @Column({ type: 'text' })
  sealed: string;

  /** Detached, in base64. */
  @Column({ name: 'manifest_signature', type: 'text' })
  manifestSignature: string;

  @Column({ name: 'pdf_signature', type: 'text' })
  pdfSignature: string;

  @Column({ name: 'transmitted_at', type: 'timestamptz', precision: 3 })
  transmittedAt: Date;
}
