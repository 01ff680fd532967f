import { RuleViolation } from '@crossroads/kernel';
import { IntakePersonRecallAcknowledgedV1 } from '@crossroads/contracts/help';
import type { Tx } from '@crossroads/messaging';
import type { Standing } from '@crossroads/platform';
import type { RecallDone } from '../../domain/disclosure/recall.ts';
import { RecallRow } from '../../persistence/disclosure/recall.row.ts';
import { outgoingOfPerson } from '../../publishes.ts';
import type { OpeningAct } from '../act.ts';
import { openRecord } from '../open-record.ts';

export type AcknowledgeRecall = OpeningAct & { readonly recallId: string; readonly doneCode: RecallDone };

const standing = ({ site, orgId, acknowledgedAt }: RecallRow): Standing => ({
  site,
  orgs: [orgId],
  state: acknowledgedAt === null ? 'open' : 'acknowledged',
});

/** A holder says what it did with what it had been told. */
export class AcknowledgeRecallHandler {
  /**
   * @throws {Problem} `recall.not-found`
   * @throws {RuleViolation} `recall.acknowledged`
   */
  async execute({ recallId, doneCode, access, ...act }: AcknowledgeRecall, tx: Tx): Promise<RecallRow> {
    const found = (await tx.load(RecallRow, [recallId])).get(recallId);
    const target = { type: 'Disclosure', id: recallId, missing: 'recall.not-found' };
    const { version, acknowledgedAt, personId, site, orgId, consentId } = openRecord(access, {
      target,
      found,
      standing,
    });
    if (acknowledgedAt !== null) throw new RuleViolation('recall.acknowledged', 'It was acknowledged before');
    const said = { version: version + 1, acknowledgedAt: act.at, acknowledgedBy: act.actorId, doneCode };
    const after = Object.assign(new RecallRow(), found, said);
    await tx.save(RecallRow, [after]);
    const told = { actorId: act.actorId, recallId, orgId, consentId, doneCode };
    tx.publish(act.cause, [outgoingOfPerson({ id: personId, site }, IntakePersonRecallAcknowledgedV1, told)]);
    return after;
  }
}
