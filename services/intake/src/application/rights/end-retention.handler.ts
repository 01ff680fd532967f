import { IntakePersonRetentionBegunV1, IntakePersonRetentionCancelledV1 } from '@crossroads/contracts/help';
import type { EndedReferral, FiredDeadline, Retention, Tx } from '@crossroads/messaging';
import { keptUntil, type Sites } from '@crossroads/platform';
import { PersonRow } from '../../persistence/person.row.ts';
import { RETENTION_ENDS } from '../../persistence/rights/retention-timer.ts';
import { RetentionRow } from '../../persistence/rights/retention.row.ts';
import { outgoingOfPerson } from '../../publishes.ts';
import { overAmong } from './retention.ts';

/** What the end of a referral and of the times after it need. */
export type RetentionPorts = { readonly sites: Sites; readonly retention: Retention };

type Told = FiredDeadline & { readonly person: PersonRow; readonly kept: RetentionRow | undefined };

/**
 * Keeps what is known of an ended referral for as long as the site says of each class, and not longer. Comes first when a
 * referral ends, to find out until when and to tell the other services, and then again at each of those times; a period
 * that was made longer meanwhile counts. While a hold stands nothing goes; a referral that is over no more is kept on.
 * @source R48; domain.md 2.1; architecture.md 7
 */
export class EndRetentionHandler {
  constructor(private readonly ports: RetentionPorts) {}

  async execute(fired: readonly FiredDeadline[], tx: Tx): Promise<void> {
    const [first] = fired;
    if (!first) return;
    const ids = fired.map(({ key }) => key);
    const over = await overAmong(tx, ids);
    const people = await tx.find(PersonRow, { referralId: ids }, { lock: true });
    const known = await tx.load(RetentionRow, ids);
    const told = fired.flatMap((deadline): Told[] => {
      const person = people.find(({ referralId }) => referralId === deadline.key);
      return person ? [{ ...deadline, person, kept: known.get(deadline.key) }] : [];
    });
    await this.#resume(
      told.filter(({ key }) => !over.has(key)),
      tx,
    );
    const ended = told.filter(({ key }) => over.has(key));
    await this.#keep(ended, tx);
    await this.#clear(ended, first.firedAt, tx);
  }

  async #resume(told: readonly Told[], tx: Tx): Promise<void> {
    const begun = told.filter(({ kept }) => kept !== undefined);
    for (const { key, person, cause } of begun) {
      const data = { actorId: 'SYSTEM', referralIds: [key] };
      tx.publish(cause, [outgoingOfPerson(person, IntakePersonRetentionCancelledV1, data)]);
    }
    if (begun.length > 0) await tx.remove(RetentionRow, { id: begun.map(({ key }) => key) });
  }

  async #keep(told: readonly Told[], tx: Tx): Promise<void> {
    const rows: RetentionRow[] = [];
    for (const { key: id, site, data: given, kept, person, cause } of told) {
      const endedAt = new Date(String(given['endedAt']));
      const endsAt = keptUntil(this.ports.sites.get(site), 'C2', endedAt);
      const isTold = kept?.endedAt.getTime() === endedAt.getTime();
      if (isTold && kept?.endsAt.getTime() === endsAt.getTime()) continue;
      rows.push(Object.assign(new RetentionRow(), { id, site, endedAt, endsAt, version: (kept?.version ?? 0) + 1 }));
      if (isTold) continue;
      const data = { actorId: 'SYSTEM', referralIds: [id], endedAt: endedAt.toISOString() };
      tx.publish(cause, [outgoingOfPerson(person, IntakePersonRetentionBegunV1, data)]);
    }
    await tx.save(RetentionRow, rows);
  }

  async #clear(told: readonly Told[], at: Date, tx: Tx): Promise<void> {
    const free = told.filter(({ person }) => !person.isHeld);
    const ended = free.map(({ key: id, site, data, cause }): EndedReferral => {
      return { id, site, cause, endedAt: new Date(String(data['endedAt'])) };
    });
    const next = await this.ports.retention.clear(ended, at, tx);
    for (const { key, site, data, cause } of free) {
      const dueAt = next.get(key);
      if (dueAt) tx.schedule(cause, { kind: RETENTION_ENDS, key, site, dueAt, data });
      else tx.cancel(RETENTION_ENDS, key);
    }
  }
}
