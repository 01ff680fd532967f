import { ApiProperty } from '@nestjs/swagger';
import type { HoldNoticeHandler } from '../application/hold-notice.handler.ts';
import type { ReadRegistryHandler } from '../application/read-registry.handler.ts';
import * as codes from '../domain/codes.ts';

type Row = Awaited<ReturnType<ReadRegistryHandler['notice']>>;
type Hold = Awaited<ReturnType<HoldNoticeHandler['place']>>;

/** A notice: how it was served, and never to whom. */
export class NoticeView {
  @ApiProperty({ format: 'uuid' }) noticeId: string;
  @ApiProperty({ format: 'uuid' }) textId: string;
  @ApiProperty({ type: String }) language: string;
  @ApiProperty({ format: 'date-time' }) servedAt: string;
  @ApiProperty({ enum: codes.METHOD_CODES }) methodCode: string;
  @ApiProperty({ enum: codes.SERVER_ROLES, isArray: true }) serverRoles: readonly string[];
  @ApiProperty({ type: Boolean }) understood: boolean;
  @ApiProperty({ type: Boolean }) helpOfferMade: boolean;
  @ApiProperty({ type: String, format: 'date', nullable: true }) helpOfferedOn: string | null;
  @ApiProperty({ enum: codes.OFFER_MODES, nullable: true }) helpOfferMode: string | null;
  @ApiProperty({ type: Boolean }) copyLeft: boolean;
  @ApiProperty({ enum: codes.COUNSEL_STATUSES }) counselStatus: string;
  @ApiProperty({ type: Number, description: 'whole years' }) ageAtService: number;
  @ApiProperty({ format: 'date-time', description: 'exclusive' }) validUntil: string;
  @ApiProperty({ type: [String], description: 'why it proves nothing; none where nothing does' })
  defectCodes: readonly string[];
  @ApiProperty({ format: 'uuid' }) servedBy: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) renewedAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) endedAt: string | null;
  @ApiProperty({ type: Number }) version: number;
}

/** Until when a renewed notice holds. */
export class RenewedView {
  @ApiProperty({ format: 'uuid' }) noticeId: string;
  @ApiProperty({ format: 'date-time' }) renewedAt: string | null;
  @ApiProperty({ format: 'date-time', description: 'exclusive' }) validUntil: string;
  @ApiProperty({ type: Number }) version: number;
}

/** A legal hold. */
export class HoldView {
  @ApiProperty({ format: 'uuid' }) holdId: string;
  @ApiProperty({ format: 'uuid' }) noticeId: string;
  @ApiProperty({ type: String }) reasonCode: string;
  @ApiProperty({ format: 'date-time' }) placedAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) liftedAt: string | null;
}

export const noticeView = (row: Row): NoticeView => ({
  noticeId: row.id,
  textId: row.textId,
  language: row.language,
  servedAt: row.servedAt.toISOString(),
  methodCode: row.methodCode,
  serverRoles: row.serverRoles,
  understood: row.understood,
  helpOfferMade: row.helpOfferMade,
  helpOfferedOn: row.helpOfferedOn,
  helpOfferMode: row.helpOfferMode,
  copyLeft: row.copyLeft,
  counselStatus: row.counselStatus,
  ageAtService: row.ageAtService,
  validUntil: row.validUntil.toISOString(),
  defectCodes: row.defectCodes,
  servedBy: row.servedBy,
  renewedAt: row.renewedAt?.toISOString() ?? null,
  endedAt: row.endedAt?.toISOString() ?? null,
  version: row.version,
});

export const renewedView = ({ id: noticeId, renewedAt, validUntil, version }: Row): RenewedView => ({
  noticeId,
  renewedAt: renewedAt?.toISOString() ?? null,
  validUntil: validUntil.toISOString(),
  version,
});

export const holdView = ({ id: holdId, noticeId, reasonCode, placedAt, liftedAt }: Hold): HoldView => ({
  holdId,
  noticeId,
  reasonCode,
  placedAt: placedAt.toISOString(),
  liftedAt: liftedAt?.toISOString() ?? null,
});
