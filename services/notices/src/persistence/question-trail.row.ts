import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** For thirty days: keyed digests of whom a question was about and under which incident. The id is the question's. */
@Entity({ name: 'question_trail' })
@Index('question_trail_by_requester', ['site', 'requester', 'personDigest'])
export class QuestionTrailRow {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'question_trail_pk' }) id: string;
  @Column({ name: 'site', type: 'text' }) site: string;
  @Column({ name: 'requester', type: 'text' }) requester: string;
  @Column({ name: 'person_digest', type: 'text' }) personDigest: string;
  @Column({ name: 'incident_digest', type: 'text' }) incidentDigest: string;
  @Column({ name: 'asked_at', type: 'timestamptz', precision: 3 }) askedAt: Date;
}
