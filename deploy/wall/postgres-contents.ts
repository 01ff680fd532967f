import pg from 'pg';
import type { MigratedPlane } from '../migrate/catalog.ts';

export type Table = {
  readonly schema: string;
  readonly name: string;
  /** Of its first column that a statement may set. */
  readonly column: string | null;
  readonly isSequence: boolean;
};

/** What is in a plane's cluster, as its own login sees it. */
export type Contents = {
  readonly plane: MigratedPlane;
  readonly databases: readonly string[];
  readonly roles: readonly string[];
  readonly schemas: readonly string[];
  readonly tables: readonly Table[];
  /** What opens a way that no attempt on a table would find, each a sentence. */
  readonly sideDoors: readonly string[];
};

const OURS = String.raw`n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`;

const TABLES = `
  select n.nspname as schema, c.relname as name, c.relkind = 'S' as "isSequence",
         (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
             and a.attgenerated = '' and a.attidentity <> 'a' order by a.attnum limit 1) as column
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and ${OURS} order by 1, 2`;

// A grant on one column, a login that is a member of another, a way to other servers, code that runs as somebody else.
const SIDE_DOORS = `
  select format('%s.%s has a grant on the column %s alone', n.nspname, c.relname, a.attname) as found
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where a.attacl is not null and ${OURS}
  union all select format('%s is a member of %s', m.rolname, g.rolname)
  from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles g on g.oid = a.roleid where m.rolname !~ '^pg_'
  union all select format('%s is above the grants', rolname) from pg_roles
  where rolcanlogin and rolname <> 'postgres'
    and (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)
  union all select format('the extension %s is installed', extname) from pg_extension where extname <> 'plpgsql'
  union all select format('the foreign server %s is known', srvname) from pg_foreign_server
  union all select format('%s.%s runs as its owner', n.nspname, p.proname)
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and ${OURS}`;

const names = async (client: pg.Client, query: string): Promise<readonly string[]> => {
  const { rows } = await client.query<Record<string, string>>(query);
  return rows.flatMap(row => Object.values(row));
};

/** Lists all of a cluster through one of its own logins: the catalogue shows what is there, not what may be read. */
export const contentsOf = async (plane: MigratedPlane, url: string): Promise<Contents> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows: tables } = await client.query<Table>(TABLES);
    return {
      plane,
      tables,
      databases: await names(client, 'select datname from pg_database where datallowconn order by 1'),
      roles: await names(client, 'select rolname from pg_roles order by 1'),
      schemas: await names(client, `select n.nspname from pg_namespace n where ${OURS} order by 1`),
      sideDoors: (await names(client, SIDE_DOORS)).map(found => `${plane}: ${found}`),
    };
  } finally {
    await client.end().catch(() => undefined);
  }
};
