import type { Answer } from '../../../work/idempotent-work.ts';
import { etagOf } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { StaffChange, StaffWithHistory } from '../read-staff.handler.ts';
import type { SeenStaff } from '../staff-acts.ts';
import { isInForce } from '../staff-member.ts';

/** One change, as it was decided. */
export class StaffChangeView {
  @ApiProperty() version: number;
  @ApiProperty() role: string;
  @ApiProperty({ type: String, nullable: true }) orgId: string | null;
  @ApiProperty({ type: String, nullable: true }) areaCode: string | null;
  @ApiProperty({ type: String, nullable: true }) programme: string | null;
  @ApiProperty() validFrom: Date;
  @ApiProperty({ type: Date, nullable: true }) validUntil: Date | null;
  @ApiProperty({ description: 'a staff id, or SYSTEM' }) changedBy: string;
  @ApiProperty() reasonCode: string;
  @ApiProperty() changedAt: Date;
}

/** Somebody who works here, or did. */
export class StaffMemberView {
  @ApiProperty({ format: 'uuid' }) staffId: string;
  @ApiProperty() site: string;
  @ApiProperty() role: string;
  @ApiProperty({ type: String, nullable: true }) orgId: string | null;
  @ApiProperty({ type: String, nullable: true }) areaCode: string | null;
  @ApiProperty({ type: String, nullable: true }) programme: string | null;
  @ApiProperty() validFrom: Date;
  @ApiProperty({ type: Date, nullable: true }) validUntil: Date | null;
  @ApiProperty({ description: 'whether the assignment is in force' }) active: boolean;
  @ApiProperty() version: number;
  @ApiPropertyOptional({ type: [StaffChangeView], description: 'newest first; for one member only' })
  history?: StaffChangeView[];
}

/** A page of staff. */
export class StaffPage {
  @ApiProperty({ type: [StaffMemberView] }) items: StaffMemberView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

/** A staff member as it is shown. */
export const toView = ({ id, site, version, assignment }: SeenStaff, now: Date): StaffMemberView => {
  const { from, until, ...position } = assignment;
  const active = isInForce(assignment, now);
  return { staffId: id, site, ...position, validFrom: from, validUntil: until, active, version };
};

const toChange = (change: StaffChange): StaffChangeView => {
  const { version, role, orgId, areaCode, programme } = change;
  const { validFrom, validUntil, changedBy, reasonCode, changedAt } = change;
  const position = { version, role, orgId, areaCode, programme };
  return { ...position, validFrom, validUntil, changedBy, reasonCode, changedAt };
};

/** 200 with one member and what was decided before. */
export const memberAnswer = ({ member, history }: StaffWithHistory, now: Date): Answer => ({
  status: 200,
  body: Object.assign(toView(member, now), { history: history.map(toChange) }),
  etag: etagOf(member.version),
});

/** 201 with how a member stands after an act. */
export const changedAnswer = (changed: SeenStaff, now: Date): Answer => ({
  status: 201,
  body: toView(changed, now),
  location: `/v1/staff/${changed.id}`,
  etag: etagOf(changed.version),
});
