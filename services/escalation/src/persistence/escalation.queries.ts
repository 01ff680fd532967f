import { And, Equal, MoreThan, type EntityManager } from 'typeorm';
import { EscalationRow } from './escalation.row.ts';
import { QuestionRow } from './question.row.ts';

/** Which escalations of a site, in order of their ids; those of one nominator, office or state where it is said. */
export type EscalationFilter = {
  readonly site: string;
  readonly nominatorId?: string;
  readonly officeId?: string;
  /** The one state that whoever asks may see. */
  readonly within?: EscalationRow['status'];
  /** The one state that was asked for. */
  readonly status: EscalationRow['status'] | undefined;
  readonly after: string | undefined;
  readonly limit: number;
};

/** Escalations for looking at, never for deciding. */
export class EscalationQueries {
  list(db: EntityManager, filter: EscalationFilter): Promise<readonly EscalationRow[]> {
    const { site, nominatorId, officeId, within, status, after, limit } = filter;
    const states = [within, status].filter(each => each !== undefined);
    const where = {
      site,
      ...(nominatorId !== undefined && { nominatorId }),
      ...(officeId !== undefined && { officeId }),
      ...(states.length > 0 && { status: And(...states.map(each => Equal(each))) }),
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
