import { existsSync, rmSync } from 'node:fs';
import { BENCH_SITE } from '../bench/mix.ts';
import { removeSite } from '../bench/site.ts';
import { planeOf, services } from '../migrate/catalog.ts';
import { connected } from '../migrate/databases.ts';
import { migrate } from '../migrate/migrate.ts';
import { hasMigrations } from '../migrate/migrations.ts';
import { canLogIn } from '../migrate/scram-users.ts';
import { filesOf, namedEnvironment } from './environment.ts';
import { recorded } from './processes.ts';
import { silent } from './progress.ts';
import { connectionsOf, migrateConfig, roleUrl, startServers, stopAll } from './servers.ts';
import type { ServerConnections, StartedServers } from './servers.ts';

// An installation of its own, so that stopping and killing disturbs nobody.
const environment = namedEnvironment(`spec-${process.pid}`, 4700);
let started: StartedServers;
let connections: ServerConnections;

const bringUp = async (): Promise<void> => {
  started = await startServers(environment, silent);
  connections = await connectionsOf(environment, started);
};
const said: string[] = [];
const migrateTwice = async (): Promise<void> => {
  const config = migrateConfig(connections, text => said.push(text));
  await migrate(config);
  await migrate(config);
};
const unit = (name: string) => {
  const found = started.units.find(each => each.name === name);
  if (!found) throw new Error(name);
  return found;
};
const logsIn = async (): Promise<boolean> => {
  const { brokers, principals } = connections.kafka;
  const users = Object.values(principals).map(({ user: name, password }) => ({ name, password }));
  const answered = await Promise.all(users.map(user => canLogIn(brokers.split(','), user)));
  return answered.length === services.length && answered.every(Boolean);
};
const answers = (): Promise<unknown> =>
  Promise.all(
    services.map(service =>
      connected(roleUrl(connections.postgres[planeOf(service)], service), async client => {
        const { rows } = await client.query<{ name: string }>('select current_database() as name');
        return rows[0]?.name;
      }),
    ),
  );
const known = services.map(planeOf);

beforeAll(async () => {
  await bringUp();
  await migrateTwice();
}, 60_000);

afterAll(async () => {
  await stopAll(environment, () => undefined);
  rmSync(environment.folder, { recursive: true, force: true });
}, 60_000);

describe('the servers of an installation', () => {
  it('are migrated by the first run and left alone by the second', () => {
    const ran = said.filter(text => text.endsWith('migration(s)')).map(text => text.split(':')[0] ?? '');
    expect(ran.toSorted()).toEqual(services.filter(hasMigrations).toSorted());
  });

  it('take the logins that migrate made, also when it ran twice', async () => {
    expect(await logsIn()).toBe(true);
    expect(await answers()).toEqual(known);
  });

  it('lose every row of the bench when it leaves, and none of another site', async () => {
    const erased = `insert into erased_referral (referral_id, site, erased_at) values (gen_random_uuid(), $1, now())`;
    const left = await connected(roleUrl(connections.postgres.help, 'routing'), async client => {
      await client.query(`select set_config('app.sites', $1, false)`, [`abq,${BENCH_SITE}`]);
      for (const site of ['abq', BENCH_SITE]) await client.query(erased, [site]);
      await removeSite(connections);
      return (await client.query<{ site: string }>('select site from erased_referral')).rows;
    });
    expect(left).toEqual([{ site: 'abq' }]);
  });

  it('come back on the same ports with the same data after kill -9', async () => {
    for (const name of ['kafka', 'postgres-help', 'postgres-neutral', 'postgres-enforcement']) {
      await unit(name).kill();
      await unit(name).start();
    }
    expect(await logsIn()).toBe(true);
    expect(await answers()).toEqual(known);
  }, 60_000);

  it('come back for a later run that knows them only by their files', async () => {
    await stopAll(environment, () => undefined);
    expect(existsSync(filesOf(environment).version)).toBe(true);
    await bringUp();
    expect(await logsIn()).toBe(true);
    expect(await answers()).toEqual(known);
  }, 60_000);

  it('leave nothing running when they are stopped', async () => {
    const pids = recorded(filesOf(environment).processes).map(({ pid }) => pid);
    const stopped: string[] = [];
    await stopAll(environment, name => stopped.push(name));
    expect(stopped.sort()).toEqual(['kafka', 'postgres-enforcement', 'postgres-help', 'postgres-neutral']);
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow();
  }, 60_000);
});
