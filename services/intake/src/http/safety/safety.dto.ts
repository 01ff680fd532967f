import { IsCode, IsId, IsInstant, PageQuery } from '@crossroads/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, Matches } from 'class-validator';
import {
  HOSPITAL_CODES,
  INCIDENT_CLASSES,
  NOTICE_STATES,
  PUT_ASIDE_CODES,
  SAFE_CONTACT_WARNINGS,
  type HospitalCode,
  type IncidentClass,
  type NoticeState,
  type PutAsideCode,
  type SafeContactWarning,
  type SafetyNotice,
} from '../../domain/safety/safety-notice.ts';

/** All that law enforcement can say: codes, an instant and an area. A name fits nowhere. @source domain.md 2.3 B1 */
export class SafetyNoticeDto {
  @ApiProperty({ enum: INCIDENT_CLASSES })
  @IsCode(INCIDENT_CLASSES)
  incidentClass: IncidentClass;

  @ApiProperty({ format: 'date-time', example: '2026-11-20T16:04:12Z' })
  @IsInstant()
  occurredAt: string;

  @ApiProperty({ description: 'an area of the site', example: 'SOUTHEAST' })
  @Matches(/^[A-Z][A-Z_]{1,39}$/)
  areaCode: string;

  @ApiPropertyOptional({ enum: HOSPITAL_CODES })
  @IsOptional()
  @IsCode(HOSPITAL_CODES)
  hospitalCode?: HospitalCode;

  @ApiProperty({ description: 'whether somebody may take revenge' })
  @IsBoolean()
  retaliationRisk: boolean;

  @ApiPropertyOptional({ enum: SAFE_CONTACT_WARNINGS })
  @IsOptional()
  @IsCode(SAFE_CONTACT_WARNINGS)
  safeContactCode?: SafeContactWarning;
}

/** Which notices to list. */
export class SafetyNoticesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: NOTICE_STATES })
  @IsOptional()
  @IsCode(NOTICE_STATES)
  state?: NoticeState;
}

/** Which referral a notice concerns. */
export class NoticeLinkDto {
  @ApiProperty({ format: 'uuid' })
  @IsId()
  referralId: string;
}

/** Why a notice concerns no referral. */
export class PutAsideDto {
  @ApiProperty({ enum: PUT_ASIDE_CODES })
  @IsCode(PUT_ASIDE_CODES)
  reasonCode: PutAsideCode;
}

/** The notice that a body tells of. */
export const toNotice = ({ occurredAt, hospitalCode, safeContactCode, ...rest }: SafetyNoticeDto): SafetyNotice => {
  const { incidentClass, areaCode, retaliationRisk } = rest;
  const codes = { hospitalCode: hospitalCode ?? null, safeContactCode: safeContactCode ?? null };
  return { incidentClass, areaCode, retaliationRisk, ...codes, occurredAt: new Date(occurredAt) };
};
