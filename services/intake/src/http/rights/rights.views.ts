import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Accounting } from '../../application/rights/read-accounting.handler.ts';
import type { SeenGrant } from '../../application/rights/seen-grant.ts';
import { ACCOUNTING_KINDS } from '../../domain/disclosure/accounting.ts';
import { GRANT_STATES, grantState, REVIEW_OUTCOMES } from '../../domain/rights/break-glass.ts';

/** How a record stands after an act on it. */
export class StandingView {
  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty({ format: 'uuid' })
  referralId: string;

  @ApiProperty({ type: Number })
  version: number;

  @ApiProperty()
  isRestricted: boolean;

  @ApiProperty()
  isHeld: boolean;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  erasedAt: Date | null;

  @ApiPropertyOptional({ format: 'uuid', description: 'where the act was on a hold' })
  holdId?: string;
}

/** One grant: who broke the glass for whom and why, and what came of it. */
export class GrantView {
  @ApiProperty({ format: 'uuid' })
  breakGlassId: string;

  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty({ format: 'uuid' })
  openedBy: string;

  @ApiProperty({ type: String })
  role: string;

  @ApiProperty({ type: String })
  reasonCode: string;

  @ApiProperty({ type: String, nullable: true, description: 'in lists only' })
  explanation: string | null;

  @ApiProperty({ format: 'date-time' })
  openedAt: Date;

  @ApiProperty({ format: 'date-time', description: 'exclusive' })
  expiresAt: Date;

  @ApiProperty({ format: 'date-time' })
  reviewDueAt: Date;

  @ApiProperty({ enum: GRANT_STATES })
  state: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  reviewedBy: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  reviewedAt: Date | null;

  @ApiProperty({ enum: REVIEW_OUTCOMES, nullable: true })
  outcomeCode: string | null;
}

export class GrantPage {
  @ApiProperty({ type: [GrantView] })
  items: GrantView[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}

export const toGrantView = ({ grant, role, reasonCode, explanation }: SeenGrant, now: Date): GrantView => {
  const { id: breakGlassId, personId, actorId: openedBy, openedAt, expiresAt, reviewDueAt, review } = grant;
  const { reviewedBy = null, reviewedAt = null, outcomeCode = null } = review ?? {};
  const said = { breakGlassId, personId, openedBy, role, reasonCode, explanation };
  const times = { openedAt, expiresAt, reviewDueAt };
  return { ...said, ...times, state: grantState(grant, now), reviewedBy, reviewedAt, outcomeCode };
};

/** That somebody was told of a person: in which role, for which organisation and what for. Never by name. */
export class AccountingView {
  @ApiProperty({ format: 'uuid' })
  accountingId: string;

  @ApiProperty({ format: 'date-time' })
  at: Date;

  @ApiProperty({ enum: ACCOUNTING_KINDS })
  kind: string;

  @ApiProperty({ type: String })
  role: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  orgId: string | null;

  @ApiProperty({ type: String })
  purposeCode: string;

  @ApiProperty({ type: [String] })
  fieldCodes: readonly string[];

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  consentId: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  breakGlassId: string | null;
}

export class AccountingPage {
  @ApiProperty({ type: [AccountingView] })
  items: AccountingView[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}

export const toAccountingView = (row: Accounting): AccountingView => {
  const { id: accountingId, at, kind, role, orgId, purposeCode, fieldCodes, consentId, breakGlassId } = row;
  return { accountingId, at, kind, role, orgId, purposeCode, fieldCodes, consentId, breakGlassId };
};
