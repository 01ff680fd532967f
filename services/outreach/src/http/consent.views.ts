import { ApiProperty } from '@nestjs/swagger';

/** One step of a consent. */
export class ConsentStepView {
  @ApiProperty({ enum: ['GRANTED', 'WITHDRAWN', 'EXPIRED'] })
  stateCode: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ type: String, description: 'opaque staff id, or SYSTEM' })
  actorId: string;
}

/** A consent on a case, and what became of it. */
export class ConsentView {
  @ApiProperty({ format: 'uuid' })
  consentId: string;

  @ApiProperty({ format: 'uuid' })
  referralId: string;

  @ApiProperty({ enum: ['pending', 'active', 'withdrawn', 'expired'] })
  status: string;

  @ApiProperty({ type: [String] })
  purposeCodes: readonly string[];

  @ApiProperty({ type: [String] })
  recipientIds: readonly string[];

  @ApiProperty({ type: String, nullable: true })
  recipientClass: string | null;

  @ApiProperty({ type: [String] })
  dataClasses: readonly string[];

  @ApiProperty({ format: 'date-time' })
  startsAt: string;

  @ApiProperty({ format: 'date-time', description: 'not a moment longer' })
  expiresAt: string;

  @ApiProperty({ type: String })
  language: string;

  @ApiProperty({ type: String })
  methodCode: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  witnessId: string | null;

  @ApiProperty({ type: Boolean })
  part2: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  stopBy: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  tellBy: string | null;

  @ApiProperty({ type: [ConsentStepView] })
  history: readonly ConsentStepView[];
}
