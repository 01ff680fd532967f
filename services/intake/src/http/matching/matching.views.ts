import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { DecidedPair } from '../../application/matching/decide-match.handler.ts';
import type { MaskedSide, SaidOfPair } from '../../application/matching/read-reviews.handler.ts';
import type { Candidate } from '../../application/matching/search-people.handler.ts';
import { AGE_BANDS } from '../../domain/codes.ts';
import { CAUTIONS } from '../../domain/matching/cautions.ts';
import { PAIR_STATUSES } from '../../domain/matching/pair.ts';
import { ZONES } from '../../domain/matching/score.ts';
import type { LinkOf } from '../../application/matching/link-people.handler.ts';

/** How one field agrees, and what that weighs, in bits. */
export class EvidenceView {
  @ApiProperty({ example: 'birthDate' })
  field: string;

  @ApiProperty({ example: 'day-month-swapped' })
  level: string;

  @ApiProperty({ type: Number, example: 4.71 })
  weight: number;
}

/** One of two records, masked. */
export class SideView {
  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty({ format: 'uuid' })
  referralId: string;

  @ApiProperty({ example: 'AN' })
  initials: string;

  @ApiProperty({ enum: AGE_BANDS })
  ageBand: string;

  @ApiProperty({ type: String, nullable: true })
  areaCode: string | null;

  @ApiProperty({ type: [String], description: 'the last two digits of each phone' })
  phoneEndings: readonly string[];

  @ApiProperty({ format: 'date-time' })
  receivedAt: string;
}

/** Two records that may be of one person: how they agree, never what they hold. */
export class ReviewView {
  @ApiProperty({ format: 'uuid' })
  reviewId: string;

  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty({ format: 'uuid' })
  otherPersonId: string;

  @ApiProperty({ enum: PAIR_STATUSES })
  status: string;

  @ApiProperty({ enum: ZONES })
  zone: string;

  @ApiProperty({ type: Number, description: 'in bits; the sum of the evidence' })
  score: number;

  @ApiProperty({ type: [EvidenceView] })
  evidence: readonly EvidenceView[];

  @ApiProperty({ enum: CAUTIONS, isArray: true, description: 'why a human decides' })
  cautionCodes: readonly string[];

  @ApiProperty({ type: Number })
  version: number;

  @ApiPropertyOptional({ type: [SideView], description: 'where one review is read' })
  people?: readonly SideView[];
}

export class ReviewPage {
  @ApiProperty({ type: [ReviewView] })
  items: ReviewView[];

  @ApiProperty({ type: String, nullable: true })
  next: string | null;
}

/** A link, as it stands now. */
export class LinkView {
  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty({ format: 'uuid' })
  referralId: string;

  @ApiProperty({ type: Number, description: 'of the person: a link changes no record' })
  version: number;

  @ApiProperty({ format: 'uuid' })
  linkId: string;

  @ApiProperty({ format: 'uuid' })
  otherPersonId: string;

  @ApiProperty({ enum: PAIR_STATUSES })
  status: string;
}

/** Somebody who may be who is looked for. */
export class CandidateView {
  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty({ type: Number })
  score: number;

  @ApiProperty({ enum: ZONES })
  zone: string;

  @ApiProperty({ type: [EvidenceView] })
  evidence: readonly EvidenceView[];

  @ApiProperty({ enum: CAUTIONS, isArray: true })
  cautionCodes: readonly string[];
}

export class SearchView {
  @ApiProperty({ type: [CandidateView] })
  candidates: CandidateView[];
}

export const toReviewView = (row: SaidOfPair, people?: readonly MaskedSide[]): ReviewView => {
  const { id: reviewId, personId, otherPersonId, status, zone, score, evidence, cautions, version } = row;
  const said = { status, zone, score, evidence, cautionCodes: cautions, version };
  const seen = people?.map(side => ({ ...side, receivedAt: side.receivedAt.toISOString() }));
  return { reviewId, personId, otherPersonId, ...said, ...(seen && { people: seen }) };
};

/** A review as it was left by a decision. */
export const decidedView = ({ state, ...pair }: DecidedPair): ReviewView => {
  if (state.status === 'none') throw new TypeError('nothing was said of this pair');
  return toReviewView({ ...pair, ...state });
};

export const toLinkView = ({ link, record }: LinkOf): LinkView => {
  const otherPersonId = link.personId === record.id ? link.otherPersonId : link.personId;
  const { referralId, version } = record.row;
  return { personId: record.id, referralId, version, linkId: link.id, otherPersonId, status: link.state.status };
};

export const toCandidateView = ({ cautions, ...candidate }: Candidate): CandidateView => ({
  ...candidate,
  cautionCodes: cautions,
});
