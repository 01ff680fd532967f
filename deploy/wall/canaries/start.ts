import { rmSync } from 'node:fs';
import { startCity } from '../../journeys/city.ts';
import { namedEnvironment, localPlanes, filesOf } from '../../local/environment.ts';
import { lockHolder, takeLock } from '../../local/lock.ts';
import type { Progress } from '../../local/progress.ts';
import { stopAll } from '../../local/servers.ts';
import type { FoundSystem } from '../find-system.ts';
import { MOST_PEOPLE } from './marks.ts';
import { searchForPeople } from './run.ts';

const NAME = 'wall-people';
const PORT_BASE = 5800;

/** A whole city of its own, with every service of every plane, for people who are invented and marked. Nothing of it is left. */
export const startMarked = async (progress: Progress, people: number): Promise<FoundSystem> => {
  if (people > MOST_PEOPLE) throw new Error(`No more than ${MOST_PEOPLE} people: no two may share a day of birth`);
  const environment = namedEnvironment(NAME, PORT_BASE);
  const { folder } = environment;
  const { lock } = filesOf(environment);
  if (lockHolder(lock)) throw new Error('Another search for people runs');
  await stopAll(environment, name => progress.say(`stopping ${name} of an earlier run`));
  rmSync(folder, { recursive: true, force: true });
  takeLock(lock);
  const city = await progress.step('a city of its own ready', () => startCity(NAME, PORT_BASE, localPlanes));
  return {
    logins: city.system.servers,
    search: () => searchForPeople(city, { people, progress }),
    stop: async () => {
      await city.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
