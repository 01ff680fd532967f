import { IsId } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, Matches } from 'class-validator';
import type { ReadRegistryHandler } from '../application/read-registry.handler.ts';
import { CAUSE_CODES } from '../domain/codes.ts';
import { INCIDENT_KINDS } from '../domain/incident.ts';
import { CODE } from './codes.ts';

type Request = Awaited<ReturnType<ReadRegistryHandler['request']>>;
type Incident = Awaited<ReturnType<ReadRegistryHandler['incident']>>;
type Availability = Awaited<ReturnType<ReadRegistryHandler['availability']>>;

/** Whether anything may be attested: at the site, or of one notice. */
export class AvailabilityDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'the whole site where none is named' })
  @IsOptional()
  @IsId()
  noticeId?: string;

  @ApiProperty()
  @IsBoolean()
  available: boolean;

  @ApiProperty({ type: String, example: 'VOCA_FUNDED' })
  @Matches(CODE)
  reasonCode: string;
}

export class AvailabilityQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'the whole site where none is named' })
  @IsOptional()
  @IsId()
  noticeId?: string;
}

export class AvailabilityView {
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) noticeId: string | null;
  @ApiProperty({ type: Boolean }) available: boolean;
  @ApiProperty({ type: String, nullable: true }) reasonCode: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) setAt: string | null;
}

/** A question: who asked, when, and what was answered and why; never about whom. */
export class RequestView {
  @ApiProperty({ format: 'uuid' }) requestId: string;
  @ApiProperty({ type: String, nullable: true, description: 'as the other plane calls them' }) requester: string | null;
  @ApiProperty({ format: 'date-time' }) askedAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) actAt: string | null;
  @ApiProperty({ type: String, nullable: true }) agencyCode: string | null;
  @ApiProperty({ enum: ['YES', 'NO', 'UNKNOWN'] }) answer: string;
  @ApiProperty({ enum: CAUSE_CODES }) causeCode: string;
}

export class OneRequestView extends RequestView {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'the notice that the answer rests on' })
  noticeId: string | null;
}

export class RequestPage {
  @ApiProperty({ type: [RequestView] }) items: RequestView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

export class IncidentView {
  @ApiProperty({ format: 'uuid' }) incidentId: string;
  @ApiProperty({ enum: INCIDENT_KINDS }) kindCode: string;
  @ApiProperty({ type: String, description: 'a dead letter or a question' }) causeId: string;
  @ApiProperty({ format: 'date-time' }) raisedAt: string;
  @ApiProperty({ format: 'date-time' }) reportDueAt: string;
}

export class IncidentPage {
  @ApiProperty({ type: [IncidentView] }) items: IncidentView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

export const oneRequestView = (row: Request): OneRequestView => ({
  requestId: row.id,
  requester: row.requester,
  askedAt: row.askedAt.toISOString(),
  actAt: row.actAt?.toISOString() ?? null,
  agencyCode: row.agencyCode,
  answer: row.answer,
  causeCode: row.causeCode,
  noticeId: row.noticeId,
});

export const incidentView = ({ id: incidentId, kindCode, causeId, raisedAt, reportDueAt }: Incident): IncidentView => ({
  incidentId,
  kindCode,
  causeId,
  raisedAt: raisedAt.toISOString(),
  reportDueAt: reportDueAt.toISOString(),
});

/** What was said last; where nothing was said, everything may be attested. */
export const availabilityView = (row: Availability, noticeId: string | null): AvailabilityView => ({
  noticeId,
  available: row?.isAvailable ?? true,
  reasonCode: row?.reasonCode ?? null,
  setAt: row?.setAt.toISOString() ?? null,
});
