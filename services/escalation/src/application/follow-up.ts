import type { NewId } from '@crossroads/kernel';
import type { Tx } from '@crossroads/messaging';
import type { Site } from '@crossroads/platform';
import type { EscalationEvent } from '../domain/escalation-events.ts';
import type { KnownEscalation } from '../persistence/escalation.repository.ts';
import type { By } from './act.ts';
import { raiseIncident } from './incidents/raise-incident.ts';
import { purgeRows } from './purge-rows.ts';
import { raiseVictimTask } from './victim-tasks/raise-victim-task.ts';

/** One thing that happened, and where. */
export type Happened = {
  readonly found: KnownEscalation;
  readonly event: EscalationEvent;
  readonly by: By;
  readonly place: Site;
  readonly newId: NewId;
};

/** What an event brings with it in other tables, in the same transaction. */
export const followUp = async (tx: Tx, { found, event, by, place, newId }: Happened): Promise<void> => {
  const { id, site } = found;
  if (event.type === 'SubjectPurged') await purgeRows(tx, found, { ...event, ...by });
  if (event.type === 'VictimTaskRaised') await raiseVictimTask(tx, { found, taskId: newId(), place, by });
  if (event.type === 'NominationRecalled') {
    const { at, cause } = by;
    await raiseIncident(tx, { incidentId: newId(), site, kindCode: 'WRONG_PERSON', causeId: id, at, cause });
  }
};
