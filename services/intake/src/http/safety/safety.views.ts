import type { Answer } from '@crossroads/messaging';
import { etagOf } from '@crossroads/platform';
import { ApiProperty } from '@nestjs/swagger';
import type { SeenNotice } from '../../application/safety/read-notices.handler.ts';
import {
  HOSPITAL_CODES,
  INCIDENT_CLASSES,
  NOTICE_STATES,
  PUT_ASIDE_CODES,
  SAFE_CONTACT_WARNINGS,
} from '../../domain/safety/safety-notice.ts';

/** All that law enforcement is told back, then and ever. */
export class TakenNoticeView {
  @ApiProperty({ format: 'uuid' }) safetyNoticeId: string;
  @ApiProperty({ enum: ['received'] }) state: 'received';
}

/** A referral that a notice was found to concern. */
export class NoticeLinkView {
  @ApiProperty({ format: 'uuid' }) referralId: string;
  @ApiProperty({ format: 'uuid' }) linkedBy: string;
  @ApiProperty() linkedAt: Date;
}

/** A notice; those who only need to keep workers safe see a part of it. */
export class SafetyNoticeView {
  @ApiProperty({ format: 'uuid' }) safetyNoticeId: string;
  @ApiProperty({ enum: NOTICE_STATES }) state: string;
  @ApiProperty() receivedAt: Date;
  @ApiProperty({ enum: INCIDENT_CLASSES }) incidentClass: string;
  @ApiProperty() areaCode: string;
  @ApiProperty() retaliationRisk: boolean;
  @ApiProperty({ enum: SAFE_CONTACT_WARNINGS, type: String, nullable: true }) safeContactCode: string | null;
  @ApiProperty({ description: 'intake only' }) occurredAt: Date;
  @ApiProperty({ enum: HOSPITAL_CODES, type: String, nullable: true }) hospitalCode: string | null;
  @ApiProperty({ enum: PUT_ASIDE_CODES, type: String, nullable: true }) putAsideCode: string | null;
  @ApiProperty({ type: Date, nullable: true }) handledAt: Date | null;
  @ApiProperty({ type: [NoticeLinkView], description: 'intake only' }) links: NoticeLinkView[];
  @ApiProperty() version: number;
}

/** A page of notices, oldest first. */
export class SafetyNoticePage {
  @ApiProperty({ type: [SafetyNoticeView] }) items: SafetyNoticeView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

/** A notice with everything that somebody may see of it. */
export const toNoticeView = ({ row, links }: SeenNotice): SafetyNoticeView => {
  const { id: safetyNoticeId, state, receivedAt, handledAt, putAsideCode, version } = row;
  const { incidentClass, occurredAt, areaCode, hospitalCode, retaliationRisk, safeContactCode } = row;
  const told = { incidentClass, occurredAt, areaCode, hospitalCode, retaliationRisk, safeContactCode };
  const seen = links.map(({ referralId, linkedBy, linkedAt }) => ({ referralId, linkedBy, linkedAt }));
  return { safetyNoticeId, state, receivedAt, handledAt, putAsideCode, version, ...told, links: seen };
};

/** 201 for law enforcement: no place to look at and no version, which would tell of every step. */
export const takenAnswer = (safetyNoticeId: string): Answer => {
  const body: TakenNoticeView = { safetyNoticeId, state: 'received' };
  return { status: 201, body };
};

/** 201 for an act on a notice. */
export const actedAnswer = (seen: SeenNotice): Answer => ({
  status: 201,
  body: toNoticeView(seen),
  location: `/v1/safety-notices/${seen.row.id}`,
  etag: etagOf(seen.row.version),
});
