import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Plane } from '@crossroads/platform';
import { Client } from 'pg';
import { postgresUrl, testConnections, type DatabaseLogin } from './connections.ts';

/** A migrated database of one's own, with the logins of every service of its plane. */
export type FreshDatabase = {
  readonly name: string;
  readonly adminUrl: string;
  /** @throws when there is no such service */
  readonly urlOf: (service: string) => string;
  readonly loginOf: (service: string) => DatabaseLogin & { readonly host: string; readonly port: number };
  readonly drop: () => Promise<void>;
};

const templateInUse = '55006';
const patienceMs = 15_000;
const farewellMs = 1000;

const asAdmin = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

// A pool has ended when it has said goodbye; the server hears it a moment later, and a connection that is thrown out
// meanwhile is an error that nobody waits for.
const untilLeft = async (client: Client, name: string): Promise<void> => {
  const end = performance.now() + farewellMs;
  while (performance.now() < end) {
    const { rowCount } = await client.query(
      "select 1 from pg_stat_activity where datname = $1 and backend_type = 'client backend' limit 1",
      [name],
    );
    if (rowCount === 0) return;
    await sleep(10);
  }
};

const isTemplateInUse = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === templateInUse;

const copyTemplate = (url: string, name: string, template: string): Promise<void> => {
  const end = performance.now() + patienceMs;
  const attempt = async (): Promise<void> => {
    try {
      await asAdmin(url, client => client.query(`create database ${name} template ${template}`));
    } catch (error) {
      if (!isTemplateInUse(error) || performance.now() > end) throw error;
      await sleep(50 + Math.random() * 100);
      await attempt();
    }
  };
  return attempt();
};

/** Copies the template of a plane. One per spec file; drop it afterwards. */
export const freshDatabase = async ({ plane = 'help' }: { readonly plane?: Plane } = {}): Promise<FreshDatabase> => {
  const { postgres, templates } = testConnections();
  const { admin, roles, host, port } = postgres[plane];
  const name = `test_${randomBytes(6).toString('hex')}`;
  const serverUrl = postgresUrl({ host, port }, admin);
  await copyTemplate(serverUrl, name, templates[plane]);
  const loginOf = (service: string) => {
    const role = roles[service];
    if (!role) throw new Error(`no login for service ${service} in the cluster of ${plane}`);
    return { ...role, database: name, host, port };
  };
  return {
    name,
    adminUrl: postgresUrl({ host, port }, { ...admin, database: name }),
    urlOf: service => postgresUrl({ host, port }, loginOf(service)),
    loginOf,
    drop: () =>
      asAdmin(serverUrl, async client => {
        await untilLeft(client, name);
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
};
