import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { SeenByReader } from '../application/read-referrals.handler.ts';
import { INFO_CODES, SOURCE_TYPES } from '../domain/codes.ts';
import { PROGRESS, shownToSender, type Progress } from '../domain/progress.ts';

const STAFF_VIEW = 'referral.staff.v1';
const STATES = ['received', 'handled'] as const;
/** Where a referral stands in intake. */
export const STATUSES = [
  'triage',
  'needs-info',
  'screening',
  'rejected',
  'duplicate',
  'crisis-diverted',
  'out-of-area',
  'closed',
  'closed-incomplete',
] as const;

class ClockView {
  @ApiProperty({ enum: ['TRIAGE'] })
  code: 'TRIAGE';

  @ApiProperty({ format: 'date-time' })
  dueAt: Date;
}

/** The answer to a submission. */
export class AcceptedView {
  @ApiProperty({ format: 'uuid' })
  referralId: string;

  @ApiProperty({ example: 'K7QM-3X2D' })
  reference: string;

  @ApiProperty({ enum: STATES })
  state: 'received';

  @ApiProperty({ format: 'date-time' })
  receivedAt: Date;

  @ApiProperty({ type: ClockView })
  clock: ClockView;
}

class AskedView {
  @ApiProperty({ enum: INFO_CODES, isArray: true })
  infoCodes: readonly string[];

  @ApiProperty({ format: 'date-time' })
  dueAt: Date;
}

/** All that its sender sees: received or handled, and what is still asked of the sender. */
export class SenderView {
  @ApiProperty({ format: 'uuid' })
  referralId: string;

  @ApiProperty({ example: 'K7QM-3X2D' })
  reference: string;

  @ApiProperty({ enum: STATES })
  state: (typeof STATES)[number];

  @ApiProperty({ format: 'date-time' })
  receivedAt: Date;

  @ApiPropertyOptional({ type: AskedView, description: 'only while an answer is awaited' })
  asked?: AskedView;
}

/** What staff see: codes, dates and reasons. Never the person. */
export class StaffView extends SenderView {
  @ApiProperty({ enum: STATUSES })
  status: (typeof STATUSES)[number];

  @ApiProperty({ enum: ['URGENT', 'PRIORITY', 'STANDARD'] })
  urgency: string;

  @ApiProperty({ type: [String] })
  urgencyRuleIds: readonly string[];

  @ApiProperty({ type: [String] })
  triageRuleIds: readonly string[];

  @ApiProperty({ type: [String] })
  triageReasons: readonly string[];

  @ApiProperty({ enum: INFO_CODES, isArray: true })
  infoCodes: readonly string[];

  @ApiProperty({ type: [String] })
  reviewTriggerCodes: readonly string[];

  @ApiProperty({ type: [String] })
  needCodes: readonly string[];

  @ApiProperty({ type: String })
  ageBand: string;

  @ApiProperty({ type: String, nullable: true })
  areaCode: string | null;

  @ApiProperty({ type: String })
  language: string;

  @ApiProperty({ enum: SOURCE_TYPES })
  sourceType: string;

  @ApiProperty({ enum: PROGRESS, nullable: true })
  progress: Progress | null;

  @ApiProperty({ type: [String], description: 'open referrals that seem to be about the same person' })
  duplicateOf: readonly string[];

  @ApiProperty({ type: String, nullable: true, description: 'opaque id of the human who decided last' })
  decidedBy: string | null;

  @ApiProperty({ type: Number })
  version: number;
}

export class ReferralPage {
  @ApiProperty({ type: [StaffView], description: 'senders see their own, by the two words received and handled' })
  items: SenderView[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}

type Shown = Pick<SeenByReader, 'id' | 'version' | 'state' | 'progress'>;

export const toSenderView = ({ id: referralId, state, progress }: Shown): SenderView => {
  const { reference, receivedAt, infoCodes, status } = state;
  const view = { referralId, reference, state: shownToSender(status, progress), receivedAt };
  return state.status === 'needs-info' ? { ...view, asked: { infoCodes, dueAt: state.dueAt } } : view;
};

const toStaffView = (shown: Shown): StaffView => {
  const { state, version, progress = null } = shown;
  const { status, urgency, urgencyRuleIds, triageRuleIds, triageReasons, infoCodes, reviewTriggerCodes } = state;
  const { needCodes, ageBand, areaCode, language, sourceType } = state.content;
  const found = { status, urgency, urgencyRuleIds, triageRuleIds, triageReasons, infoCodes, reviewTriggerCodes };
  const said = { needCodes, ageBand, areaCode, language, sourceType };
  const { duplicateOf, decidedBy } = state;
  return Object.assign({}, toSenderView(shown), found, said, { progress, duplicateOf, decidedBy, version });
};

/** Whether a set of fields is the one that staff see; every other is a sender's. */
export const isForStaff = (view: string): boolean => view === STAFF_VIEW;

/** What this reader may see of it. */
export const toView = (seen: Shown & Pick<SeenByReader, 'view'>): SenderView =>
  isForStaff(seen.view) ? toStaffView(seen) : toSenderView(seen);
