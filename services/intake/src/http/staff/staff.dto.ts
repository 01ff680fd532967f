import { IsCode, IsId, IsInstant, PageQuery, rolesOf } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import type { Position } from '../../domain/staff/staff-member.ts';

/** Roles of the help plane. */
const ROLES = rolesOf.help;
const CODE = /^[A-Z][A-Z0-9_]{1,59}$/;

/** Which staff to list. */
export class StaffQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ROLES })
  @IsOptional()
  @IsCode(ROLES)
  role?: (typeof ROLES)[number];
}

/** What somebody is here for. */
export class AssignmentDto {
  @ApiProperty({ enum: ROLES })
  @IsCode(ROLES)
  role: (typeof ROLES)[number];

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsId()
  orgId?: string;

  @ApiPropertyOptional({ description: 'an area of the site' })
  @IsOptional()
  @Matches(/^[A-Z][A-Z_]{1,39}$/)
  areaCode?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Matches(CODE)
  programme?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'first instant at which it holds no more' })
  @IsOptional()
  @IsInstant()
  until?: string;
}

/** Somebody who begins to work here. */
export class StaffDto extends AssignmentDto {
  @ApiProperty({ format: 'uuid', description: 'opaque id, the same at the issuer' })
  @IsId()
  staffId: string;
}

/** Why an assignment ends. */
export class EndDto {
  @ApiProperty({ description: 'such as LEFT, MOVED, SUSPENDED', example: 'LEFT' })
  @Matches(CODE)
  reasonCode: string;
}

/** Position and end of an assignment that is asked for. */
export const toAssignment = ({ role, orgId, areaCode, programme, until }: AssignmentDto) => {
  const place = { orgId: orgId ?? null, areaCode: areaCode ?? null, programme: programme ?? null };
  const position: Position = { role, ...place };
  return { position, until: until === undefined ? null : new Date(until) };
};
