import type { Received, Tx } from '@crossroads/messaging';
import { incidentOfReason } from '../domain/incident.ts';
import { IncidentRow } from '../persistence/incident.row.ts';
import { raiseIncidents, type Seen } from './incident-desk.ts';
import type { NoticesPorts } from './ports.ts';

/** A message of ours was given up. */
export type NoteDeadLetter = {
  readonly type: 'NoteDeadLetter';
  readonly letterId: string;
  readonly reasonCode: string;
};

const seenOf = ({ command, site, cause, at }: Received<NoteDeadLetter>): readonly Seen[] => {
  const kindCode = incidentOfReason(command.reasonCode);
  const { letterId } = command;
  return kindCode ? [{ incidentId: letterId, site, kindCode, causeId: letterId, raisedAt: at, cause }] : [];
};

/**
 * What somebody sent over the bridge that no contract knows, or that nobody here can open, is looked into. One incident
 * for each dead letter, also when it was replayed and died again.
 * @source R1; domain.md 13 T15
 */
export class RaiseIncidentsHandler {
  constructor(private readonly ports: Pick<NoticesPorts, 'newId' | 'sites'>) {}

  async execute(received: readonly Received<NoteDeadLetter>[], tx: Tx): Promise<void> {
    const seen = new Map(received.flatMap(seenOf).map(each => [each.causeId, each]));
    if (seen.size === 0) return;
    const known = await tx.load(IncidentRow, [...seen.keys()]);
    await raiseIncidents([...seen.values()].filter(({ causeId }) => !known.has(causeId)), this.ports, tx); // prettier-ignore
  }
}
