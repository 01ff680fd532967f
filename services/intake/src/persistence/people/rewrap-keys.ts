import type { ClientBase, Pool } from 'pg';

/** Tables with a wrapped key in each row. */
export const WRAPPED_TABLES = ['person', 'referral_draft', 'break_glass'] as const;
export type WrappedTable = (typeof WRAPPED_TABLES)[number];

/** What is to be wrapped anew. */
export type Rewrap = {
  readonly table: WrappedTable;
  readonly sites: readonly string[];
  /** Name of the newest key-encryption key. */
  readonly kekId: string;
  /** The same person key under the newest key-encryption key. */
  readonly rewrapped: (id: string, wrappedKey: string) => string;
};

/** One batch: where to go on, and how many keys it wrapped. Fewer than `size` is the end. */
export type Batch = { readonly last: string; readonly count: number };

type Found = { readonly id: string; readonly wrapped_key: string };

const inSites = async <T>(
  pool: Pool,
  sites: readonly string[],
  work: (client: ClientBase) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('app.sites', $1, true)`, [sites.join(',')]);
    const done = await work(client);
    await client.query('commit');
    return done;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
};

// A destroyed key has no version in front, and is left as it is.
const older = (table: WrappedTable): string =>
  `${table} where wrapped_key like 'v1|%' and not starts_with(wrapped_key, $1)`;

const prefixOf = (kekId: string): string => `v1|${kekId}|`;

/**
 * Wraps the next keys after an id. Rows are held while they are rewrapped, so that no edit brings an old key back; their
 * version stays, because what they say does.
 */
export const rewrapBatch = (
  pool: Pool,
  { table, sites, kekId, rewrapped }: Rewrap,
  { after, size }: { readonly after: string; readonly size: number },
): Promise<Batch> =>
  inSites(pool, sites, async client => {
    const { rows } = await client.query<Found>(
      `select id, wrapped_key from ${older(table)} and id > $2 order by id limit $3 for update`,
      [prefixOf(kekId), after, size],
    );
    const keys = rows.map(({ id, wrapped_key }) => rewrapped(id, wrapped_key));
    await client.query(
      `update ${table} set wrapped_key = anew.key from unnest($1::uuid[], $2::text[]) as anew(id, key)
       where ${table}.id = anew.id`,
      [rows.map(({ id }) => id), keys],
    );
    return { last: rows.at(-1)?.id ?? after, count: rows.length };
  });

/** How many keys are still wrapped by an older key-encryption key. */
export const countOlder = (pool: Pool, { table, sites, kekId }: Omit<Rewrap, 'rewrapped'>): Promise<number> =>
  inSites(pool, sites, async client => {
    const { rows } = await client.query<{ found: number }>(`select count(*)::int as found from ${older(table)}`, [
      prefixOf(kekId),
    ]);
    return rows[0]?.found ?? 0;
  });
