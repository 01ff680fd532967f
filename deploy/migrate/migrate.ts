import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { schemasOf } from './catalog.ts';
import { configFrom, partsFrom } from './config.ts';
import type { KafkaTarget, MigrateConfig, PostgresTarget } from './config.ts';
import { connected, createDatabase, createRoles, createSchema, databaseUrl, protectHistory } from './databases.ts';
import { administered, applyAcls, applyTopics } from './kafka.ts';
import { hasMigrations, runMigrations } from './migrations.ts';
import { canLogIn, upsertScramUsers } from './scram-users.ts';

/** Begins the line that names a service whose migrations failed in lenient mode. */
export const LEFT_OUT = 'LEFT OUT';

// Any number will do, as long as every run takes the same: two migrators of one cluster take turns.
const LOCK = 7_236_401;

const migrateService = async (url: string, service: string, config: MigrateConfig): Promise<void> => {
  await connected(url, client => createSchema(client, service));
  if (!hasMigrations(service)) return;
  const ran = await runMigrations(url, service);
  await connected(url, client => protectHistory(client, service));
  if (ran > 0) config.say(`${service}: ${ran} migration(s)`);
};

const migrateOrLeaveOut = async (url: string, service: string, config: MigrateConfig): Promise<void> => {
  try {
    await migrateService(url, service, config);
  } catch (cause) {
    if (!config.lenient) throw new Error(`The migrations of ${service} failed: ${String(cause)}`, { cause });
    config.say(`${LEFT_OUT}: the migrations of ${service} failed: ${String(cause)}`);
  }
};

/** Roles, database, schemas and migrations of one plane's cluster. Safe to repeat. */
export const migratePostgres = async (target: PostgresTarget, config: MigrateConfig): Promise<void> =>
  connected(target.adminUrl, async lock => {
    await lock.query('select pg_advisory_lock($1)', [LOCK]);
    await createRoles(lock, target, config);
    await createDatabase(lock, target);
    const url = databaseUrl(target.adminUrl, target.database);
    for (const service of schemasOf[target.plane]) await migrateOrLeaveOut(url, service, config);
  });

/** Topics, users and ACLs of the broker, as the tables of contracts say. Safe to repeat. */
export const migrateKafka = async (target: KafkaTarget, config: MigrateConfig): Promise<void> => {
  const { topics, principals, acls } = await import('@crossroads/contracts');
  const users = principals.map(({ name }) => ({ name, password: config.password('kafka', name) }));
  const known = await Promise.all(users.map(user => canLogIn(target.brokers, user)));
  const unknown = users.filter((_, at) => !known[at]);
  if (unknown.length > 0) await upsertScramUsers(target, unknown);
  await administered(target, async admin => {
    await applyTopics(admin, topics);
    await applyAcls(admin, acls);
  });
  config.say(`${topics.length} topics, ${users.length} principals, ${acls.length} ACLs`);
};

/**
 * Brings databases, roles, schemas, tables, topics, users and ACLs to what this version needs.
 * Idempotent and under a lock a cluster, so that it may run at every start and beside another run of itself.
 */
export const migrate = async (config: MigrateConfig): Promise<void> => {
  const { kafka, postgres } = config;
  await Promise.all([
    ...postgres.map(target => migratePostgres(target, config)),
    ...(kafka ? [migrateKafka(kafka, config)] : []),
  ]);
};

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const parts = partsFrom(argv.slice(2));
  await migrate(configFrom(process.env, text => process.stdout.write(`${text}\n`), parts));
}
