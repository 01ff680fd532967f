import { rmSync } from 'node:fs';
import { startCity } from '../../journeys/city.ts';
import { filesOf, localPlanes, namedEnvironment } from '../../local/environment.ts';
import { takeLock } from '../../local/lock.ts';
import type { Progress } from '../../local/progress.ts';
import { stopAll } from '../../local/servers.ts';
import type { ServerConnections } from '../../local/servers.ts';
import type { FoundSystem } from '../find-system.ts';
import { MOST_PEOPLE } from './marks.ts';
import { searchForPeople } from './run.ts';

const NAME = 'wall-people';
const PORT_BASE = 5800;

/** Nothing of the marked people, nor of those who looked for them, is left. */
const remover = (folder: string, halt: () => Promise<unknown>): (() => Promise<void>) => {
  const stop = async (): Promise<void> => {
    process.off('SIGINT', end).off('SIGTERM', end);
    await halt();
    rmSync(folder, { recursive: true, force: true });
  };
  const end = (): void => void stop().finally(() => process.exit(130));
  process.once('SIGINT', end).once('SIGTERM', end);
  return stop;
};

/** A city for marked people, with its administrators. */
export type MarkedSystem = FoundSystem & { readonly servers: ServerConnections };

/** A whole city of its own, with every service of every plane, for people who are invented and marked. */
export const startMarked = async (progress: Progress, people: number): Promise<MarkedSystem> => {
  if (people > MOST_PEOPLE) throw new Error(`No more than ${MOST_PEOPLE} people: no two may share a day of birth`);
  const environment = namedEnvironment(NAME, PORT_BASE);
  const holder = takeLock(filesOf(environment).lock);
  if (holder) throw new Error(`Another search for people runs since ${holder.since} (process ${holder.pid})`);
  const stop = remover(environment.folder, () => stopAll(environment, () => undefined));
  try {
    const city = await progress.step('a city of its own ready', () => startCity(NAME, PORT_BASE, localPlanes));
    const { servers } = city.system;
    return { logins: servers, servers, search: () => searchForPeople(city, { people, progress }), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
