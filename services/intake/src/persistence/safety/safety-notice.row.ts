import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type {
  HospitalCode,
  IncidentClass,
  NoticeState,
  PutAsideCode,
  SafeContactWarning,
} from '../../domain/safety/safety-notice.ts';

/** What law enforcement left at the door of help. Names nobody. */
@Entity({ name: 'safety_notice' })
@Index('safety_notice_by_site', ['site', 'id'])
export class SafetyNoticeRow {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'safety_notice_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'sender_id', type: 'uuid' })
  senderId: string;

  @Column({ name: 'incident_class', type: 'text' })
  incidentClass: IncidentClass;

  @Column({ name: 'occurred_at', type: 'timestamptz', precision: 3 })
  occurredAt: Date;

  @Column({ name: 'area_code', type: 'text' })
  areaCode: string;

  @Column({ name: 'hospital_code', type: 'text', nullable: true })
  hospitalCode: HospitalCode | null;

  @Column({ name: 'retaliation_risk', type: 'boolean' })
  retaliationRisk: boolean;

  @Column({ name: 'safe_contact_code', type: 'text', nullable: true })
  safeContactCode: SafeContactWarning | null;

  @Column({ name: 'received_at', type: 'timestamptz', precision: 3 })
  receivedAt: Date;

  @Column({ type: 'text' })
  state: NoticeState;

  @Column({ name: 'handled_at', type: 'timestamptz', precision: 3, nullable: true })
  handledAt: Date | null;

  @Column({ name: 'handled_by', type: 'uuid', nullable: true })
  handledBy: string | null;

  /** Why it was put aside; none where it was linked. */
  @Column({ name: 'put_aside_code', type: 'text', nullable: true })
  putAsideCode: PutAsideCode | null;
}
