import { ApiProperty } from '@nestjs/swagger';
import {
  ApprovalView,
  AttestationView,
  ProofView,
  ReturnView,
  StatusView,
  WrittenReviewView,
} from './escalation.views.ts';
import { NominationView } from './nomination.views.ts';
import { StatuteDto } from './acts.dto.ts';

/** What an attorney answered of a federal nexus. */
export class NexusView {
  @ApiProperty({ enum: ['YES', 'NO'] }) answer: string;
  @ApiProperty({ type: [StatuteDto] }) statutes: readonly StatuteDto[];
  @ApiProperty({ type: String, description: 'version of the menu' }) menuVersion: string;
  @ApiProperty({ format: 'uuid' }) attorneyId: string;
  @ApiProperty({ format: 'date-time' }) answeredAt: string;
  @ApiProperty({ type: String, nullable: true }) selfDefenceNote: string | null;
}

/** An escalation as those who decide about it see it. */
export class EscalationView extends StatusView {
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) nominatorId: string | null;
  @ApiProperty({ type: NominationView, nullable: true, description: 'the form; none when everything has gone' })
  nomination: NominationView | null;
  @ApiProperty({ type: Number, nullable: true, description: 'whole years on the local day of the act' })
  ageAtAct: number | null;
  @ApiProperty({ type: NexusView, nullable: true }) nexus: NexusView | null;
  @ApiProperty({ type: AttestationView, nullable: true }) attestation: AttestationView | null;
  @ApiProperty({ type: [ProofView], description: 'the checklist with what shows each condition' })
  conditions: ProofView[];
  @ApiProperty({ type: [ApprovalView] }) approvals: ApprovalView[];
  @ApiProperty({ type: [WrittenReviewView], description: 'what reviewers wrote' }) reviews: WrittenReviewView[];
  @ApiProperty({ type: [ReturnView], description: 'what the office asked, and was answered' }) returns: ReturnView[];
}
