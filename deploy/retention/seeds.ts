import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { PersonVault } from '../../services/intake/src/application/person-vault.ts';

/** One referral with its person, as some service knows it. */
export type Known = { readonly referralId: string; readonly personId: string };

type Column = { readonly table: string; readonly name: string; readonly type: string; readonly dataClass: string };

const COLUMNS = `select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
    substring(col_description(c.oid, a.attnum) from 'class=(\\w+)') as "dataClass"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
  where n.nspname = $1 and c.relname = any($2) and a.attnum > 0 and not a.attisdropped order by 1, a.attnum`;

/** Every column of these tables, with the class that its migration gave it. */
export const columnsOf = async (pool: pg.Pool, schema: string, tables: readonly string[]): Promise<readonly Column[]> =>
  (await pool.query<Column>(COLUMNS, [schema, tables])).rows;

// Tables whose id is that of the referral.
const BY_REFERRAL = ['referral', 'referral_progress', 'person_retention', 'person_erasure', 'screening_case', 'outreach_case']; // prettier-ignore
const LONG_AGO = '2020-01-02T03:04:05.678Z';
const FAR = '2090-01-02T03:04:05.678Z';

const SAID: Readonly<Record<string, unknown>> = {
  'referral.status': 'closed',
  'screening_case.status': 'eligible',
  'outreach_case.status': 'dormant',
  'placement.status': 'exhausted',
  'placement.past_offers':
    '[{"offerId":"x","madeAt":"2020-01-02T03:04:05.678Z","expiresAt":"2020-01-02T03:04:05.678Z","endedAt":null}]',
  'person.is_held': false,
  'person.is_restricted': false,
  'person.erased_at': null,
  'person.account_id': null,
  'person_match.status': 'linked',
  'outreach_case.worker_id': null,
  'consent.status': 'granted',
  'consent.withdrawn_at': null,
  'consent_copy.ended_at': null,
};

const byType = ({ name, type }: Column): unknown => {
  switch (type) {
    case 'uuid':
      return randomUUID();
    case 'jsonb':
      return '["X"]';
    case 'integer':
      return name === 'version' ? 1 : 7;
    case 'double precision':
      return 0.5;
    case 'boolean':
      return true;
    case 'date':
      return '2020-01-02';
    case 'timestamp with time zone':
      return name === 'expires_at' ? FAR : LONG_AGO;
    default:
      return name === 'reference' ? randomUUID() : 'X';
  }
};

const valueOf = (column: Column, { referralId, personId }: Known): unknown => {
  const { table, name } = column;
  const said = `${table}.${name}`;
  if (said in SAID) return SAID[said];
  if (name === 'site') return 'abq';
  if (name === 'id' && BY_REFERRAL.includes(table)) return referralId;
  if (name === 'id' && table === 'person') return personId;
  if (['referral_id', 'case_id', 'member_id'].includes(name)) return referralId;
  return name === 'person_id' ? personId : byType(column);
};

/** Writes one row into each table, with something in every column. */
export const seed = async (
  pool: pg.Pool,
  columns: readonly Column[],
  { vault, ...known }: Known & { readonly vault: PersonVault },
): Promise<void> => {
  for (const [table, all] of Map.groupBy(columns, each => each.table)) {
    if (table === 'person_retention' || table === 'person_erasure') continue;
    const sealed: Record<string, unknown> =
      table === 'person' ? { ...vault.seal(known.personId, { person: { preferredLanguage: 'es' } }) } : {};
    const values = all.map(
      each => ({ wrapped_key: sealed['wrappedKey'], sealed: sealed['sealed'] })[each.name] ?? valueOf(each, known),
    );
    const names = all.map(({ name }) => `"${name}"`).join(', ');
    const places = all.map((_, index) => `$${index + 1}`).join(', ');
    await pool.query(`insert into ${table} (${names}) values (${places})`, values);
  }
};

/** What is known now: each cell by table and column; nothing of a table whose row has gone. */
export const cellsOf = async (pool: pg.Pool, columns: readonly Column[], { referralId, personId }: Known) => {
  const cells = new Map<string, string>();
  for (const table of new Set(columns.map(each => each.table))) {
    const { rows } = await pool.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${table} t where to_jsonb(t)::text ~ $1`,
      [`${referralId}|${personId}`],
    );
    for (const [name, value] of Object.entries(rows[0]?.row ?? {}))
      cells.set(`${table}.${name}`, JSON.stringify(value));
  }
  return cells;
};
