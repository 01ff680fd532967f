import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { SeenDisclosure, SeenRecall } from '../../application/disclosure/read-recalls.handler.ts';
import { SAFE_CONTACT_CODES } from '../../domain/codes.ts';
import { ACCOUNTING_KINDS } from '../../domain/disclosure/accounting.ts';
import { RECALL_CAUSES, RECALL_DONE } from '../../domain/disclosure/recall.ts';
import { NameDto } from '../person.dto.ts';

/** What a disclosure rests on. */
export class ConsentScopeView {
  @ApiProperty({ format: 'uuid' })
  consentId: string;

  @ApiProperty({ type: [String] })
  purposeCodes: readonly string[];

  @ApiProperty({ type: [String] })
  dataClasses: readonly string[];

  @ApiProperty({ format: 'date-time' })
  startsAt: string;

  @ApiProperty({ format: 'date-time', description: 'exclusive' })
  expiresAt: string;

  @ApiProperty()
  part2: boolean;
}

/** What the law wants said with a disclosure. */
export class NoticeView {
  @ApiProperty({ example: 'PART2_NO_REDISCLOSURE' })
  code: string;

  @ApiProperty()
  en: string;

  @ApiProperty()
  es: string;
}

/** Who the person of an accepted offer is. What is not known is left out. */
export class IdentityView {
  @ApiProperty({ format: 'uuid' })
  offerId: string;

  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty({ format: 'uuid' })
  referralId: string;

  @ApiPropertyOptional({ type: NameDto })
  name?: NameDto;

  @ApiPropertyOptional({ type: [String] })
  aliases?: readonly string[];

  @ApiPropertyOptional({ format: 'date' })
  birthDate?: string;

  @ApiPropertyOptional({ type: [String] })
  phones?: readonly string[];

  @ApiPropertyOptional({ enum: SAFE_CONTACT_CODES, isArray: true })
  safeContact?: readonly string[];

  @ApiProperty({ description: 'BCP 47', example: 'es' })
  preferredLanguage: string;

  @ApiPropertyOptional()
  interpreterNeeded?: boolean;

  @ApiProperty({ type: ConsentScopeView })
  consent: ConsentScopeView;

  @ApiProperty({ type: [NoticeView] })
  notices: readonly NoticeView[];
}

/** That a holder must forget, and whether it said that it did. */
export class RecallView {
  @ApiProperty({ format: 'uuid' })
  recallId: string;

  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty({ format: 'uuid' })
  referralId: string;

  @ApiProperty({ format: 'uuid' })
  orgId: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  consentId: string | null;

  @ApiProperty({ enum: RECALL_CAUSES })
  causeCode: string;

  @ApiProperty({ format: 'date-time' })
  issuedAt: string;

  @ApiProperty({ format: 'date-time' })
  dueAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  acknowledgedAt: string | null;

  @ApiProperty({ type: String, enum: RECALL_DONE, nullable: true })
  doneCode: string | null;
}

/** Something of a person that somebody was shown. */
export class DisclosureView {
  @ApiProperty({ format: 'uuid' })
  disclosureId: string;

  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty()
  role: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  orgId: string | null;

  @ApiProperty({ enum: ACCOUNTING_KINDS })
  kind: string;

  @ApiProperty()
  purposeCode: string;

  @ApiProperty({ type: [String] })
  fieldCodes: readonly string[];

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  consentId: string | null;

  @ApiProperty({ type: [RecallView] })
  recalls: readonly RecallView[];
}

export class RecallPage {
  @ApiProperty({ type: [RecallView] })
  items: RecallView[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}

export class DisclosurePage {
  @ApiProperty({ type: [DisclosureView] })
  items: DisclosureView[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}

export const toRecallView = ({ id: recallId, ...row }: SeenRecall): RecallView => {
  const { personId, referralId, orgId, consentId, causeCode, doneCode, acknowledgedAt } = row;
  const times = { issuedAt: row.issuedAt.toISOString(), dueAt: row.dueAt.toISOString() };
  const said = { acknowledgedAt: acknowledgedAt?.toISOString() ?? null, doneCode };
  return { recallId, personId, referralId, orgId, consentId, causeCode, ...times, ...said };
};

export const toDisclosureView = ({ shown, recalls }: SeenDisclosure): DisclosureView => {
  const { id: disclosureId, personId, role, orgId, kind, purposeCode, fieldCodes, consentId } = shown;
  const what = { kind, purposeCode, fieldCodes, consentId, recalls: recalls.map(toRecallView) };
  return { disclosureId, personId, at: shown.at.toISOString(), role, orgId, ...what };
};
