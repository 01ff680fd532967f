import { IntakeHoldPlacedV1, IntakeHoldReleasedV1 } from '@crossroads/contracts/help';
import type { NewId } from '@crossroads/kernel';
import type { Tx } from '@crossroads/messaging';
import { Problem } from '@crossroads/platform';
import { retentionAt } from '../../domain/rights/retention.ts';
import { loadPerson, type PersonRecord } from '../../persistence/people/person.queries.ts';
import { PersonRow } from '../../persistence/person.row.ts';
import { HoldRow } from '../../persistence/rights/hold.row.ts';
import { retainFrom } from '../../persistence/rights/retention-timer.ts';
import { RetentionRow } from '../../persistence/rights/retention.row.ts';
import { outgoingOfPerson } from '../../publishes.ts';
import type { OpeningAct } from '../act.ts';
import { openPerson } from '../people/open-person.ts';
import type { PersonVault } from '../person-vault.ts';
import { erase } from './erase.ts';
import { marked, standingOf, type StandingOfPerson } from './person-standing.ts';
import { overAmong } from './retention.ts';

export type PlaceHold = OpeningAct & {
  readonly personId: string;
  readonly holdId: string;
  /** Why, as a code. */
  readonly reasonCode: string;
};
export type LiftHold = OpeningAct & { readonly personId: string; readonly holdId: string };

/** What is told of a hold. */
export type HoldOfPerson = StandingOfPerson & { readonly holdId: string };

/** Legal holds: while one stands nobody is erased; what was postponed is done when the last one ends. @source R48 */
export class HoldPersonHandler {
  constructor(
    private readonly vault: PersonVault,
    private readonly newId: NewId,
  ) {}

  /** @throws {Problem} `person.not-found`, `auth.sign-in-again` */
  async place({ personId, holdId: id, reasonCode, ...act }: PlaceHold, tx: Tx): Promise<HoldOfPerson> {
    const record = openPerson(act.access, { personId, found: await loadPerson(tx, personId) });
    const { row, site } = record;
    const { actorId: placedBy, at: placedAt } = act;
    const hold = { id, site, version: 1, personId, reasonCode, placedBy, placedAt, liftedBy: null, liftedAt: null };
    await tx.save(HoldRow, [Object.assign(new HoldRow(), hold)]);
    tellHold(tx, act, { record, hold: { id, reasonCode }, contract: IntakeHoldPlacedV1 });
    const held = marked(this.vault, row, { isHeld: true, updatedAt: act.at });
    await tx.save(PersonRow, [held]);
    return { ...standingOf(held), holdId: id };
  }

  /** @throws {Problem} `person.not-found`, `hold.not-found`, `auth.sign-in-again` */
  async lift({ personId, holdId, ...act }: LiftHold, tx: Tx): Promise<HoldOfPerson> {
    const record = openPerson(act.access, { personId, found: await loadPerson(tx, personId) });
    const holds = (await tx.find(HoldRow, { personId }, { lock: true })).filter(({ liftedAt }) => liftedAt === null);
    const hold = holds.find(({ id }) => id === holdId);
    if (!hold) throw new Problem('hold.not-found');
    const lifted = { version: hold.version + 1, liftedBy: act.actorId, liftedAt: act.at };
    await tx.save(HoldRow, [Object.assign(new HoldRow(), hold, lifted)]);
    tellHold(tx, act, { record, hold, contract: IntakeHoldReleasedV1 });
    const row = holds.length > 1 ? record.row : await this.#released(record, act, tx);
    return { ...standingOf(row), holdId };
  }

  async #released(record: PersonRecord, { at, cause }: OpeningAct, tx: Tx): Promise<PersonRow> {
    const { referralId } = record.row;
    const [kept] = await tx.find(RetentionRow, { id: referralId });
    const isOver = (await overAmong(tx, [referralId])).has(referralId);
    if (kept && isOver && retentionAt({ endsAt: kept.endsAt, isHeld: false }, at) === 'erase') {
      return erase(tx, record, { actorId: 'SYSTEM', causeCode: 'RETENTION', at, cause, newId: this.newId });
    }
    // What else the hold postponed is done by the timer, at once.
    if (kept) retainFrom(tx, { id: referralId, site: record.site, at: kept.endedAt, cause });
    const row = marked(this.vault, record.row, { isHeld: false, updatedAt: at });
    await tx.save(PersonRow, [row]);
    return row;
  }
}

type Told = {
  readonly record: PersonRecord;
  readonly hold: Pick<HoldRow, 'id' | 'reasonCode'>;
  readonly contract: typeof IntakeHoldPlacedV1 | typeof IntakeHoldReleasedV1;
};

/** Whoever keeps something of the person postpones its end, or goes on with it. */
const tellHold = (tx: Tx, { cause, actorId }: OpeningAct, { record, hold, contract }: Told): void => {
  const { id: holdId, reasonCode: basisCode } = hold;
  const data = { actorId, holdId, basisCode, referralIds: [record.row.referralId] };
  tx.publish(cause, [outgoingOfPerson(record, contract, data)]);
};
