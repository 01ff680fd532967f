import { Client } from 'pg';

/** A schema with rows of two sites at least, and its service's own login. */
export type SitedSchema = {
  /** Login that sees everything, to know what there is. */
  readonly adminUrl: string;
  readonly serviceUrl: string;
  readonly schema: string;
  readonly tables: readonly string[];
};

type Known = { readonly table: string; readonly site: string; readonly row: string; readonly count: number };

type Statement = { readonly text: string; readonly values?: unknown[] };

type Intrusion = Statement & { readonly act: string; readonly expected: unknown };

const withClient = async <T>(url: string, schema: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url, options: `-c search_path=${schema}` });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const REFUSED = '42501';

const codeOf = (error: unknown): unknown => Reflect.get(Object(error), 'code');

// Rolled back: the proof leaves the rows as they were.
const attempt = async (client: Client, sites: string, { text, values = [] }: Statement): Promise<unknown> => {
  await client.query('begin');
  try {
    if (sites !== '') await client.query(`set local app.sites = '${sites}'`);
    const { rowCount, rows } = await client.query(text, values);
    return rows[0]?.n ?? rowCount;
  } catch (error) {
    return codeOf(error);
  } finally {
    await client.query('rollback');
  }
};

const knownRows = async (client: Client, table: string): Promise<readonly Known[]> => {
  const { rows } = await client.query(
    `select site, min(to_jsonb(t)::text) as row, count(*)::int as count from ${table} t group by site`,
  );
  return rows.map(({ site, row, count }) => ({ table, site, row, count }));
};

// Every way to touch a row that is not the transaction's, and what it must come to.
const intrusions = ({ table, site, row }: Known): readonly Intrusion[] => [
  { act: 'sees', text: `select count(*)::int as n from ${table} where site = $1`, values: [site], expected: 0 },
  { act: 'changes', text: `update ${table} set site = site where site = $1`, values: [site], expected: 0 },
  { act: 'removes', text: `delete from ${table} where site = $1`, values: [site], expected: 0 },
  {
    act: 'adds',
    text: `insert into ${table} select (jsonb_populate_record(null::${table}, $1::jsonb)).*`,
    values: [row],
    expected: REFUSED,
  },
];

const leaksFor = async (client: Client, known: Known, sites: string): Promise<readonly string[]> => {
  const leaks: string[] = [];
  for (const { act, expected, ...statement } of intrusions(known)) {
    const came = await attempt(client, sites, statement);
    if (came !== expected) leaks.push(`${known.table}: for "${sites}" ${act} ${known.site} (${String(came)})`);
  }
  return leaks;
};

const leaksOf = async (client: Client, known: Known, others: readonly string[]): Promise<readonly string[]> => {
  const leaks: string[] = [];
  for (const sites of ['', ...others]) leaks.push(...(await leaksFor(client, known, sites)));
  const own = await attempt(client, known.site, { text: `select count(*)::int as n from ${known.table}` });
  return own === known.count
    ? leaks
    : [...leaks, `${known.table}: for ${known.site} sees ${String(own)} of ${known.count}`];
};

/**
 * What a service's own login sees, changes, removes or adds of a site that its transaction was not begun for, tried row
 * by row in every table; empty when nothing. A table without rows of two sites proves nothing and is told too.
 */
export const siteLeaks = ({ adminUrl, serviceUrl, schema, tables }: SitedSchema): Promise<readonly string[]> =>
  withClient(adminUrl, schema, admin =>
    withClient(serviceUrl, schema, async client => {
      const leaks: string[] = [];
      for (const table of tables) {
        const known = await knownRows(admin, table);
        if (known.length < 2) leaks.push(`${table}: has rows of ${known.length} site(s)`);
        const sites = known.map(({ site }) => site);
        for (const each of known) {
          const others = sites.filter(site => site !== each.site);
          leaks.push(...(await leaksOf(client, each, others)));
        }
      }
      return leaks;
    }),
  );
