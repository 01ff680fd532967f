import { IntakePersonBreakGlassReviewedV1 } from '@crossroads/contracts/help';
import type { FiredDeadline, Tx } from '@crossroads/messaging';
import type { Standing, Target } from '@crossroads/platform';
import { reviewed, type ReviewOutcome } from '../../domain/rights/break-glass.ts';
import { BreakGlassRow } from '../../persistence/rights/break-glass.row.ts';
import { grantColumns, toGrant } from '../../persistence/rights/grants.ts';
import { outgoingOfPerson } from '../../publishes.ts';
import type { OpeningAct } from '../act.ts';
import { openRecord } from '../open-record.ts';
import { REVIEW_DUE } from './break-glass.handler.ts';
import type { SeenGrant } from './seen-grant.ts';

export type ReviewBreakGlass = OpeningAct & { readonly breakGlassId: string; readonly outcomeCode: ReviewOutcome };

const grantTarget = (id: string): Target => ({ type: 'BreakGlass', id, missing: 'break-glass.not-found' });

/** A grant is whose who opened it: that one does not review it. */
const grantStanding = ({ site, actorId }: BreakGlassRow): Standing => ({ site, owners: [actorId] });

/** Says what came of a grant; the right to break the glass again hangs on it. @source R50 */
export class ReviewBreakGlassHandler {
  /** @throws {Problem} `break-glass.not-found`, also for one's own @throws {RuleViolation} `break-glass.reviewed` */
  async execute({ breakGlassId: id, outcomeCode, ...act }: ReviewBreakGlass, tx: Tx): Promise<SeenGrant> {
    const found = (await tx.load(BreakGlassRow, [id])).get(id);
    const { view: _, ...row } = openRecord(act.access, { target: grantTarget(id), found, standing: grantStanding });
    const grant = reviewed(toGrant(row), { reviewedBy: act.actorId, at: act.at, outcomeCode });
    const changed = { ...grantColumns(grant), version: row.version + 1 };
    await tx.save(BreakGlassRow, [Object.assign(new BreakGlassRow(), row, changed)]);
    tx.cancel(REVIEW_DUE, id);
    const { personId, site, role, reasonCode } = row;
    const data = { actorId: act.actorId, breakGlassId: id, outcomeCode };
    tx.publish(act.cause, [outgoingOfPerson({ id: personId, site }, IntakePersonBreakGlassReviewedV1, data)]);
    return { grant, role, reasonCode, explanation: null };
  }
}

/** Marks grants that nobody looked into in time. */
export const markOverdue = async (fired: readonly FiredDeadline[], tx: Tx): Promise<void> => {
  const ids = fired.map(({ key }) => key);
  const due = [...(await tx.load(BreakGlassRow, ids)).values()].filter(({ reviewedAt }) => reviewedAt === null);
  const marked = due.map(row => Object.assign(new BreakGlassRow(), row, { isOverdue: true, version: row.version + 1 }));
  await tx.save(BreakGlassRow, marked);
};
