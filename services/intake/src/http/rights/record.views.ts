import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { WholeRecord } from '../../application/rights/read-record.handler.ts';
import { AGE_BANDS, AGE_CONFIDENCES, SAFE_CONTACT_CODES } from '../../domain/codes.ts';
import { AddressDto, NameDto } from '../person.dto.ts';

/** All that is known of somebody, for that person. What is not known is left out. */
export class RecordView {
  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty({ format: 'uuid' })
  referralId: string;

  @ApiProperty({ format: 'date-time' })
  receivedAt: Date;

  @ApiProperty({ type: Number })
  version: number;

  @ApiPropertyOptional({ type: NameDto })
  name?: NameDto;

  @ApiPropertyOptional()
  alias?: string;

  @ApiPropertyOptional({ type: [String] })
  aliases?: readonly string[];

  @ApiPropertyOptional({ format: 'date' })
  birthDate?: string;

  @ApiPropertyOptional({ enum: AGE_CONFIDENCES })
  ageConfidence?: string;

  @ApiProperty({ enum: AGE_BANDS })
  ageBand: string;

  @ApiPropertyOptional({ type: [String] })
  phones?: readonly string[];

  @ApiPropertyOptional({ type: AddressDto })
  address?: AddressDto;

  @ApiProperty({ description: 'BCP 47', example: 'es' })
  preferredLanguage: string;

  @ApiPropertyOptional()
  interpreterNeeded?: boolean;

  @ApiPropertyOptional({ enum: SAFE_CONTACT_CODES, isArray: true })
  safeContact?: readonly string[];

  @ApiPropertyOptional({ description: 'what was written with the referral' })
  note?: string;

  @ApiProperty({ type: String, nullable: true })
  areaCode: string | null;

  @ApiProperty({ type: [Object] })
  facts: readonly object[];

  @ApiProperty({ type: [String] })
  needCodes: readonly string[];

  @ApiProperty({ type: [String] })
  choiceCodes: readonly string[];

  @ApiProperty({ type: [String] })
  reasonCodes: readonly string[];

  @ApiProperty({ type: [String] })
  sensitivityCodes: readonly string[];

  @ApiProperty()
  isRestricted: boolean;
}

export const toRecordView = ({ known: { person, note }, row, referral }: WholeRecord): RecordView => {
  const { id: personId, referralId, version, sensitivity: sensitivityCodes, isRestricted } = row;
  const { receivedAt, ageBand, areaCode, facts, needCodes, choiceCodes, reasonCodes } = referral;
  const said = { ageBand, areaCode, facts, needCodes, choiceCodes, reasonCodes, sensitivityCodes, isRestricted };
  return { personId, referralId, receivedAt, version, ...person, ...(note !== undefined && { note }), ...said };
};
