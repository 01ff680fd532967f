import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { CODE } from '../codes.ts';

/** What was found about an incident, and what was done. */
export class IncidentReportDto {
  @ApiProperty({ type: String, pattern: CODE.source, example: 'IDENTITY_MIXED_UP', description: 'what was found' })
  @Matches(CODE)
  findingCode: string;

  @ApiProperty({ type: String, pattern: CODE.source, example: 'RECORDS_DESTROYED', description: 'what was done' })
  @Matches(CODE)
  actionCode: string;
}

/** An incident as those who answer for it see it. */
export class IncidentView {
  @ApiProperty({ format: 'uuid' }) incidentId: string;
  @ApiProperty({ type: String, description: 'what kind of incident' }) kindCode: string;
  @ApiProperty({ format: 'uuid', description: 'the escalation or the dead letter that it is about' }) causeId: string;
  @ApiProperty({ format: 'date-time' }) raisedAt: string;
  @ApiProperty({ format: 'date-time', description: 'within 24 hours' }) reportDueAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) reportedAt: string | null;
  @ApiProperty({ type: String, nullable: true }) findingCode: string | null;
  @ApiProperty({ type: String, nullable: true }) actionCode: string | null;
}

/** A page of incidents. */
export class IncidentPage {
  @ApiProperty({ type: [IncidentView] }) items: IncidentView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
