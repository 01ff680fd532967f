import type { EscalationIncidentKind } from '@crossroads/contracts/enforcement';
import type { NewId } from '@crossroads/kernel';
import type { FiredDeadline, Received, Tx } from '@crossroads/messaging';
import type { Sites } from '@crossroads/platform';
import { raiseIncident } from './raise-incident.ts';

/** Kind of the deadline that raises an incident in a site; the key is the dead letter and the site. */
export const RAISE_INCIDENT = 'incident.raise';

/** A message of this plane could not be handled for a reason that somebody has to look into. */
export type HearDeadLetter = {
  readonly type: 'HearDeadLetter';
  readonly letterId: string;
  readonly kindCode: EscalationIncidentKind;
};

/**
 * Raises incidents from dead letters. A letter that names no site of this installation concerns every site; what is
 * written for a site is written in a transaction of that site, so such a letter waits for one of each.
 */
export class HearDeadLetterHandler {
  constructor(private readonly ports: { readonly newId: NewId; readonly sites: Sites }) {}

  async execute(received: readonly Received<HearDeadLetter>[], tx: Tx): Promise<void> {
    const { newId, sites } = this.ports;
    for (const each of received) {
      const { command, site, cause, at } = each;
      const { letterId: causeId, kindCode } = command;
      if (sites.has(site)) await raiseIncident(tx, { incidentId: newId(), site, kindCode, causeId, at, cause });
      else this.everywhere(each, tx);
    }
  }

  async raise(fired: readonly FiredDeadline[], tx: Tx): Promise<void> {
    const { newId } = this.ports;
    for (const { data, site, cause, firedAt: at } of fired) {
      const causeId = String(data['causeId']);
      // Written by us, above.
      const kindCode = data['kindCode'] as EscalationIncidentKind;
      await raiseIncident(tx, { incidentId: newId(), site, kindCode, causeId, at, cause });
    }
  }

  private everywhere({ command, cause, at: dueAt }: Received<HearDeadLetter>, tx: Tx): void {
    const { letterId: causeId, kindCode } = command;
    for (const { code: site } of this.ports.sites.all) {
      const key = `${causeId}:${site}`;
      tx.schedule(cause, { kind: RAISE_INCIDENT, key, site, dueAt, data: { causeId, kindCode } });
    }
  }
}
