import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** What the command line asks for. */
export type Command = {
  readonly act: 'list' | 'replay';
  readonly databaseUrl: string;
  readonly ids: readonly string[] | undefined;
  readonly topic: string | undefined;
  readonly reason: string | undefined;
  readonly limit: number;
  readonly actorId: string;
  readonly dryRun: boolean;
};

/** How to call it. */
export const USAGE = `usage: npm run dead-letters -- list|replay --service NAME
  [--id ID]... [--topic TOPIC] [--reason CODE] [--limit N]   which (default: the oldest 100)
  [--actor ID]                                               who replays, written down (default: operator)
  [--dry-run]                                                name them only
  [--connections FILE]                                       default .local/connections.json; or set DATABASE_URL`;

type Role = { readonly database: string; readonly user: string; readonly password: string };
type Connections = {
  readonly postgres: Readonly<
    Record<string, { readonly host: string; readonly port: number; readonly roles: Readonly<Record<string, Role>> }>
  >;
};

const urlFrom = (file: string, service: string): string => {
  const { postgres } = JSON.parse(readFileSync(file, 'utf8')) as Connections;
  for (const { host, port, roles } of Object.values(postgres)) {
    const role = roles[service];
    if (role) return `postgres://${role.user}:${encodeURIComponent(role.password)}@${host}:${port}/${role.database}`;
  }
  throw new RangeError(`${file} knows no service ${service}`);
};

/** Reads the command line and the environment. @throws {Error} whose message says what is wrong */
export const commandFrom = (args: readonly string[], env: Readonly<Record<string, string | undefined>>): Command => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      service: { type: 'string' },
      id: { type: 'string', multiple: true },
      topic: { type: 'string' },
      reason: { type: 'string' },
      limit: { type: 'string', default: '100' },
      actor: { type: 'string', default: 'operator' },
      'dry-run': { type: 'boolean', default: false },
      connections: { type: 'string', default: '.local/connections.json' },
    },
  });
  const [act] = positionals;
  if (act !== 'list' && act !== 'replay') throw new RangeError('say list or replay');
  if (values.service === undefined) throw new RangeError('--service is missing');
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1_000) throw new RangeError('--limit is 1 to 1000');
  const databaseUrl = env['DATABASE_URL'] ?? urlFrom(values.connections, values.service);
  const { id: ids, topic, reason, actor: actorId } = values;
  return { act, databaseUrl, ids, topic, reason, limit, actorId, dryRun: values['dry-run'] };
};

/** The process environment, read here and nowhere else. */
export const environment = (): Readonly<Record<string, string | undefined>> => process.env;
