import { wipeData } from '../local/data-version.ts';
import { filesOf, namedEnvironment, startEnvironment } from '../local/environment.ts';
import type { Environment } from '../local/environment.ts';
import { readJson } from '../local/files.ts';
import { lockHolder, releaseLock, takeLock } from '../local/lock.ts';
import type { Progress } from '../local/progress.ts';
import { connectionsOf, migrateServers, startServers, stopAll } from '../local/servers.ts';
import type { ServerConnections, ServerLogins } from '../local/servers.ts';
import type { Unit } from '../local/unit.ts';
import type { Search } from './search.ts';

export type FoundSystem = {
  readonly logins: ServerLogins;
  /** Has marked people live in it and looks for them, where it was started for that. */
  readonly search?: () => Promise<Search>;
  readonly stop: () => Promise<void>;
};

const leave = async (): Promise<void> => undefined;

const readFrom = (file: string): ServerLogins => {
  const logins = readJson<ServerLogins>(file);
  if (!logins) throw new Error(`No connections in ${file}`);
  return logins;
};

export type OwnSystem = FoundSystem & {
  /** The same with its administrators. */
  readonly servers: ServerConnections;
  readonly units: readonly Unit[];
};

/** Clusters and a broker of its own, new and migrated: grants and rights are all there, and no service has to run for them. */
export const startOwn = async (
  progress: Progress,
  environment: Environment = namedEnvironment('wall', 4500),
): Promise<OwnSystem> => {
  const { lock } = filesOf(environment);
  const holder = takeLock(lock);
  if (holder) throw new Error(`Another wall runs since ${holder.since} (process ${holder.pid})`);
  const stop = async (): Promise<void> => {
    process.off('SIGINT', end).off('SIGTERM', end);
    await stopAll(environment, () => undefined);
    wipeData(environment);
    releaseLock(lock);
  };
  const end = (): void => void stop().finally(() => process.exit(130));
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    await stopAll(environment, name => progress.say(`stopping ${name} of an earlier run`));
    wipeData(environment);
    const started = await startServers(environment, progress);
    const servers = await connectionsOf(environment, started);
    await migrateServers(servers, progress);
    return { logins: servers, servers, units: started.units, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** The system that a connections file names, or the one that `npm start` runs, or else one of its own. */
export const findSystem = async (file: string | undefined, progress: Progress): Promise<FoundSystem> => {
  if (file) return { logins: readFrom(file), stop: leave };
  const { connections, lock } = filesOf(startEnvironment());
  if (lockHolder(lock)) return { logins: readFrom(connections), stop: leave };
  progress.say('nothing runs: starting servers for this alone');
  return startOwn(progress);
};
