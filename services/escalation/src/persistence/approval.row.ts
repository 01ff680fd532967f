import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { NOT_BY_THE_NOMINATOR, NOT_OF_THE_LINE, OF_A_KIND } from './checks.ts';

/** The two reviews that an escalation needs. */
export type ReviewKind = 'PROCESS' | 'ATTORNEY';

/**
 * One approval. That two different people of lines that took no part gave them is a fact of the database and not only
 * of the program. Never changed; the written reasons are sealed with the subject.
 * @source domain.md 6.1 P10; R28; assurance.md A1
 */
@Entity({ name: 'approval' })
@Check('approval_not_by_the_nominator', NOT_BY_THE_NOMINATOR)
@Check('approval_not_of_the_line', NOT_OF_THE_LINE)
@Check('approval_of_a_kind', OF_A_KIND)
@Unique('approval_one_a_person', ['escalationId', 'approverId'])
@Unique('approval_one_a_line', ['escalationId', 'unitId'])
export class ApprovalRow {
  @PrimaryColumn({ name: 'escalation_id', type: 'uuid', primaryKeyConstraintName: 'approval_pk' })
  escalationId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'approval_pk' })
  kind: ReviewKind;

  @Column({ type: 'text' })
  site: string;

  @Column({ name: 'approver_id', type: 'uuid' })
  approverId: string;

  @Column({ name: 'unit_id', type: 'uuid' })
  unitId: string;

  @Column({ name: 'nominator_id', type: 'uuid' })
  nominatorId: string;

  @Column({ name: 'nominator_unit_id', type: 'uuid' })
  nominatorUnitId: string;

  @Column({ name: 'approved_at', type: 'timestamptz', precision: 3 })
  approvedAt: Date;
}
