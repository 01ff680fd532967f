import { ApiProperty } from '@nestjs/swagger';

/** One criterion of a receipt. */
export class CriterionView {
  @ApiProperty({ type: String })
  code: string;

  @ApiProperty({ enum: ['met', 'unmet', 'unknown'] })
  outcome: string;

  @ApiProperty({ type: String, nullable: true })
  sourceCode: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'YYYY-MM-DD' })
  observedOn: string | null;

  @ApiProperty({ description: 'the criterion in plain words, by language', type: Object, nullable: true })
  words: { readonly en: string; readonly es: string } | null;
}

/** Why a case came out as it did. */
export class ReceiptView {
  @ApiProperty({ format: 'uuid' })
  receiptId: string;

  @ApiProperty({ format: 'uuid' })
  referralId: string;

  @ApiProperty({ type: String })
  ruleSetVersion: string;

  @ApiProperty({ type: String, description: 'SHA-256 of the input' })
  inputHash: string;

  @ApiProperty({ type: [CriterionView] })
  criteria: CriterionView[];

  @ApiProperty({ type: String })
  result: string;

  @ApiProperty({ type: [String] })
  reasonCodes: readonly string[];

  @ApiProperty({ format: 'date-time' })
  decidedAt: string;
}

/** What the same rules say to the same input today. */
export class ReplayView {
  @ApiProperty({ type: Boolean })
  same: boolean;

  @ApiProperty({ type: String })
  result: string;

  @ApiProperty({ type: String })
  ruleSetVersion: string;
}
