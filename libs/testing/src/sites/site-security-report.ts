import { openTables, type OpenTables } from './open-tables.ts';

/** What runs a query: a pool, or a client. */
export type Queryable = {
  query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly Record<string, unknown>[] }>;
};

/** The tables of a schema: forced to the sites of the transaction, or open for a reason. */
export type SiteSecurityReport = {
  readonly secured: readonly string[];
  readonly open: readonly string[];
  /** Tables that are neither, and entries of the list that name no table; empty when all is well. */
  readonly faults: readonly string[];
};

const TABLES = `
  select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'site' and not a.attisdropped) as sited,
    (select coalesce(string_agg(p.polname || ' ' || p.polcmd::text || ' ' || pg_get_expr(p.polqual, p.polrelid), '; '), '')
      from pg_policy p where p.polrelid = c.oid) as policies
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = $1 and c.relkind in ('r', 'p') and not c.relispartition
  order by c.relname`;

type Table = {
  readonly name: string;
  readonly enabled: boolean;
  readonly forced: boolean;
  readonly sited: boolean;
  /** Name, command (`*` is all) and condition. */
  readonly policies: string;
};

const isTable = (row: object): row is Table => 'name' in row && 'policies' in row;

// Exactly the one policy of siteSecurity: a second one would open what the first closes.
const BY_SITE = /^by_site \* \(site = ANY \(\(.*current_setting\('app\.sites'::text, true\)[^;]*$/s;

const isSecured = ({ enabled, forced, sited, policies }: Table): boolean =>
  enabled && forced && sited && BY_SITE.test(policies);

/**
 * Looks at every table of a schema: it shows its rows by site, forced, or stands in the list of tables that belong to no
 * site. `more` are the service's own such tables, with the reason.
 */
export const siteSecurityReport = async (
  db: Queryable,
  schema: string,
  more: OpenTables = {},
): Promise<SiteSecurityReport> => {
  const listed = { ...openTables, ...more };
  const { rows } = await db.query(TABLES, [schema]);
  const tables = rows.filter(isTable);
  const names = new Set(tables.map(({ name }) => name));
  const secured = tables.filter(isSecured).map(({ name }) => name);
  const isListed = (name: string): boolean => name in listed;
  return {
    secured,
    open: tables.map(({ name }) => name).filter(name => isListed(name) && !secured.includes(name)),
    faults: [
      ...tables
        .filter(({ name }) => !secured.includes(name) && !isListed(name))
        .map(({ name }) => `${name}: not by site`),
      ...secured.filter(isListed).map(name => `${name}: by site and yet in the list`),
      ...Object.keys(more).flatMap(name => (names.has(name) ? [] : [`${name}: in the list and not in the schema`])),
    ],
  };
};
