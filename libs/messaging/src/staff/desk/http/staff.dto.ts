import { IsCode, IsId, IsInstant, PageQuery, type Role } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import type { Position } from '../staff-member.ts';

const CODE = /^[A-Z][A-Z0-9_]{1,59}$/;

/** Which staff to list. */
export type StaffFilterBody = PageQuery & { role?: Role };

/** What somebody is here for. */
export type AssignmentBody = { role: Role; orgId?: string; areaCode?: string; programme?: string; until?: string };

/** Which staff to list, by one of these roles. */
export const staffQueryOf = (roles: readonly Role[]): new () => StaffFilterBody => {
  class StaffQuery extends PageQuery {
    @ApiPropertyOptional({ enum: [...roles] })
    @IsOptional()
    @IsCode(roles)
    role?: Role;
  }
  return StaffQuery;
};

/** An assignment to one of these roles. */
export const assignmentDtoOf = (roles: readonly Role[]): new () => AssignmentBody => {
  class AssignmentDto {
    @ApiProperty({ enum: [...roles] })
    @IsCode(roles)
    role: Role;

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
  return AssignmentDto;
};

/** Why an assignment ends. */
export class EndDto {
  @ApiProperty({ description: 'such as LEFT, MOVED, SUSPENDED', example: 'LEFT' })
  @Matches(CODE)
  reasonCode: string;
}

/** Position and end of an assignment that is asked for. */
export const toAssignment = ({ role, orgId, areaCode, programme, until }: AssignmentBody) => {
  const place = { orgId: orgId ?? null, areaCode: areaCode ?? null, programme: programme ?? null };
  const position: Position = { role, ...place };
  return { position, until: until === undefined ? null : new Date(until) };
};
