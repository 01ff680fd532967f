import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What the notice registry was asked about an escalation, by its request id, and the signed answer once it came. */
@Entity({ name: 'question' })
@Index('question_by_escalation', ['escalationId'])
export class QuestionRow {
  /** The request id: opaque to both sides, and the only thing that both know. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'question_pk' })
  id: string;

  @Column({ type: 'text' })
  site: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'escalation_id', type: 'uuid' })
  escalationId: string;

  /** The answer as it was signed: the proof that reviewers see. It names nobody. */
  @Column({ type: 'text', nullable: true })
  attestation: string | null;
}
