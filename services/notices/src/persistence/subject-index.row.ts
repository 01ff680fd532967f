import { Entity, Index, PrimaryColumn } from 'typeorm';

const PK = { primaryKeyConstraintName: 'notice_subject_index_pk' };

/** A keyed digest of one identifier of a subject. A hit is a candidate, not a proof. */
@Entity({ name: 'notice_subject_index' })
@Index('notice_subject_index_by_subject', ['subjectId'])
export class SubjectIndexRow {
  @PrimaryColumn({ name: 'site', type: 'text', ...PK }) site: string;
  @PrimaryColumn({ name: 'token', type: 'text', ...PK }) token: string;
  @PrimaryColumn({ name: 'subject_id', type: 'uuid', ...PK }) subjectId: string;
}
