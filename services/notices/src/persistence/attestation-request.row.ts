import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AnswerCode, CauseCode } from '../domain/codes.ts';

/** One question and what it was answered: who asked, when and why it was answered so; never about whom. */
@Entity({ name: 'attestation_request' })
@Index('attestation_request_by_site', ['site', 'id'])
export class AttestationRequestRow {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'attestation_request_pk' }) id: string;
  @Column({ name: 'site', type: 'text' }) site: string;
  @Column({ name: 'version', type: 'integer' }) version: number;
  /** As the other plane calls them; none where the question could not be read. */
  @Column({ name: 'requester', type: 'text', nullable: true }) requester: string | null;
  @Column({ name: 'asked_at', type: 'timestamptz', precision: 3 }) askedAt: Date;
  @Column({ name: 'act_at', type: 'timestamptz', precision: 3, nullable: true }) actAt: Date | null;
  @Column({ name: 'agency_code', type: 'text', nullable: true }) agencyCode: string | null;
  /** Keyed digest of agency and incident number. */
  @Column({ name: 'incident_digest', type: 'text', nullable: true }) incidentDigest: string | null;
  @Column({ name: 'answer', type: 'text' }) answer: AnswerCode;
  @Column({ name: 'cause_code', type: 'text' }) causeCode: CauseCode;
  @Column({ name: 'notice_id', type: 'uuid', nullable: true }) noticeId: string | null;
  /** The signed answer, sent again when the question comes again. */
  @Column({ name: 'attestation', type: 'text' }) attestation: string;
}
