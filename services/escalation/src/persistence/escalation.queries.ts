import { MoreThan, type EntityManager } from 'typeorm';
import { EscalationRow } from './escalation.row.ts';
import { QuestionRow } from './question.row.ts';

/** Which escalations of a site, in order of their ids; those of one nominator or office where it is said. */
export type EscalationFilter = {
  readonly site: string;
  readonly nominatorId?: string;
  readonly officeId?: string;
  readonly status: EscalationRow['status'] | undefined;
  readonly after: string | undefined;
  readonly limit: number;
};

/** Escalations for looking at, never for deciding. */
export class EscalationQueries {
  list(db: EntityManager, filter: EscalationFilter): Promise<readonly EscalationRow[]> {
    const { site, nominatorId, officeId, status, after, limit } = filter;
    const where = {
      site,
      ...(nominatorId !== undefined && { nominatorId }),
      ...(officeId !== undefined && { officeId }),
      ...(status !== undefined && { status }),
      ...(after !== undefined && { id: MoreThan(after) }),
    };
    return db.find(EscalationRow, { where, order: { id: 'ASC' }, take: limit });
  }

  one(db: EntityManager, id: string): Promise<EscalationRow | null> {
    return db.findOneBy(EscalationRow, { id });
  }

  /** The answer as the notice registry signed it. */
  async attestationOf(db: EntityManager, escalationId: string): Promise<string | null> {
    return (await db.findOneBy(QuestionRow, { escalationId }))?.attestation ?? null;
  }
}
