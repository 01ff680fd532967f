import type { NewId } from '@crossroads/kernel';
import type { FiredDeadline, Tx } from '@crossroads/messaging';
import { keptUntil, type Sites } from '@crossroads/platform';
import { retentionAt } from '../../domain/rights/retention.ts';
import { loadPerson } from '../../persistence/people/person.queries.ts';
import type { StoredReferral } from '../../persistence/referral.repository.ts';
import { RetentionRow } from '../../persistence/rights/retention.row.ts';
import { erase } from './erase.ts';
import { overAmong } from './retention.ts';

/** What the end of a referral and of the time after it need. */
export type RetentionPorts = { readonly sites: Sites; readonly newId: NewId };

/**
 * Keeps the person of an ended referral for as long as the site says, and not longer. Comes first when a referral ends,
 * to find out until when, and then again at that time; a period that was made longer meanwhile counts.
 * @source R48; domain.md 2.1 (C2)
 */
export class EndRetentionHandler {
  constructor(private readonly ports: RetentionPorts) {}

  async execute(fired: readonly FiredDeadline[], tx: Tx): Promise<void> {
    const over = await overAmong(
      tx,
      fired.map(({ key }) => key),
    );
    for (const deadline of fired) {
      const found = over.get(deadline.key);
      if (found) await this.#end(deadline, found, tx);
    }
  }

  async #end(deadline: FiredDeadline, { id, site, state }: StoredReferral, tx: Tx): Promise<void> {
    const { kind, key, data, cause, firedAt: at } = deadline;
    const { sites, newId } = this.ports;
    const endedAt = new Date(String(data['endedAt']));
    const endsAt = keptUntil(sites.get(site), 'C2', endedAt);
    const record = state.status === 'none' ? undefined : await loadPerson(tx, state.personId);
    if (!record || record.row.erasedAt !== null) return;
    const next = retentionAt({ endsAt, isHeld: record.row.isHeld }, at);
    if (next === 'erase') {
      await erase(tx, record, { actorId: 'SYSTEM', causeCode: 'RETENTION', at, cause, newId });
      return;
    }
    await this.#keep({ id, site, endedAt, endsAt }, tx);
    if (next === 'keep') tx.schedule(cause, { kind, key, site, dueAt: endsAt, data });
  }

  async #keep(kept: Omit<RetentionRow, 'version'>, tx: Tx): Promise<void> {
    const version = ((await tx.load(RetentionRow, [kept.id])).get(kept.id)?.version ?? 0) + 1;
    await tx.save(RetentionRow, [Object.assign(new RetentionRow(), kept, { version })]);
  }
}
