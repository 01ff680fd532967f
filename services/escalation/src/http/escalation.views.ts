import { ApiProperty } from '@nestjs/swagger';

/** One precondition, and whether it is shown. */
export class ConditionView {
  @ApiProperty({ type: String, example: 'P1', description: 'which one' }) code: string;
  @ApiProperty({ enum: ['yes', 'no', 'unknown'], description: 'unknown stops a case as no does' }) met: string;
}

/** How an escalation stands, by its opaque id: nothing of it tells who it is about. */
export class StatusView {
  @ApiProperty({ format: 'uuid' }) escalationId: string;
  @ApiProperty({ type: String, example: 'K7QM-3X2D', description: 'what people call it' }) reference: string;
  @ApiProperty({ type: String, example: 'CLEARED' }) status: string;
  @ApiProperty({ type: [ConditionView], description: 'the checklist as far as it was checked' })
  checklist: ConditionView[];
  @ApiProperty({ type: String, nullable: true, description: 'version of the rules' }) checklistVersion: string | null;
  @ApiProperty({ format: 'date-time' }) openedAt: string;
  @ApiProperty({ type: Boolean, description: 'an attorney answered the question of federal nexus' })
  nexusAnswered: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) askedAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) clearedAt: string | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'first instant at which it has lapsed',
  })
  lapsesAt: string | null;
  @ApiProperty({ type: [String], description: 'reviews that approved' }) approvedKinds: string[];
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'office that it was sent to' })
  officeId: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of the manifest' }) packageHash: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) transmittedAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) receiptDueAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) receivedAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) reviewDueAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'the office was reminded then' })
  remindedAt: string | null;
  @ApiProperty({ type: Number, description: 'how often it was returned' }) rounds: number;
  @ApiProperty({ type: [String], description: 'what the office asked for and waits for' }) infoCodes: string[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) answerDueAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) closedAt: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'why it ended' }) reasonCode: string | null;
  @ApiProperty({ type: [String], description: 'preconditions that were not shown' }) failedCodes: string[];
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'day of the decision' }) decidedOn:
    string | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'an incident has to be reported until then',
  })
  reportDueAt: string | null;
  @ApiProperty({ type: Boolean, description: 'the office confirmed that it destroyed what it was sent' })
  destroyed: boolean;
  @ApiProperty({ type: [String], description: 'holds that stand' }) holdIds: string[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'when the subject goes, unless held' })
  purgeAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) purgedAt: string | null;
  @ApiProperty({ type: Number }) version: number;
}

/** A page of escalations. */
export class StatusPage {
  @ApiProperty({ type: [StatusView] }) items: StatusView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

/** One precondition with what shows it. */
export class ProofView extends ConditionView {
  @ApiProperty({ type: String, nullable: true, description: 'why it is not shown' }) reasonCode: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'codes, ids and dates' })
  proof: Readonly<Record<string, unknown>>;
}

/** What the notice registry answered: dates on yes, and its signature. */
export class AttestationView {
  @ApiProperty({ format: 'uuid' }) requestId: string;
  @ApiProperty({ enum: ['YES', 'NO', 'UNKNOWN'] }) answer: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) helpOfferedOn: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) noticeServedAt: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'text that was served' }) versionId: string | null;
  @ApiProperty({ type: String, nullable: true }) language: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'exclusive' }) validUntil:
    string | null;
  @ApiProperty({ format: 'date-time' }) answeredAt: string;
  @ApiProperty({ type: String, nullable: true, description: 'the answer as it was signed, compact JWS' }) signed:
    string | null;
}

/** One reviewer’s yes. */
export class ApprovalView {
  @ApiProperty({ enum: ['PROCESS', 'ATTORNEY'] }) kind: string;
  @ApiProperty({ format: 'uuid' }) reviewerId: string;
  @ApiProperty({ format: 'uuid', description: 'reporting line' }) unitId: string;
  @ApiProperty({ format: 'date-time' }) approvedAt: string;
}

/** What a reviewer wrote. */
export class WrittenReviewView {
  @ApiProperty({ enum: ['PROCESS', 'ATTORNEY'] }) kind: string;
  @ApiProperty({ enum: ['APPROVE', 'REFUSE'] }) decision: string;
  @ApiProperty({ type: String }) reasons: string;
}

/** What the office asked, and what it was answered. */
export class ReturnView {
  @ApiProperty({ format: 'uuid' }) returnId: string;
  @ApiProperty({ type: Number }) round: number;
  @ApiProperty({ type: [String] }) infoCodes: readonly string[];
  @ApiProperty({ format: 'date-time' }) returnedAt: string;
  @ApiProperty({ format: 'date-time', description: 'exclusive' }) answerDueAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) answeredAt: string | null;
  @ApiProperty({ type: String, nullable: true }) answer: string | null;
}
