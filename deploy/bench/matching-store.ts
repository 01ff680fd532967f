import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pgStore, standaloneWork, type UnitOfWork } from '@crossroads/messaging';
import { createPool, KeyRing, randomId, uuidv7 } from '@crossroads/platform';
import { freshDatabase } from '@crossroads/testing';
import pg from 'pg';
import { indexTokens } from '../../services/intake/src/application/matching/match-tokens.ts';
import { PersonVault } from '../../services/intake/src/application/person-vault.ts';
import type { Person } from '../../services/intake/src/domain/submission.ts';
import { somebody, type Draw } from './matching-crowd.ts';

export const SITE = 'abq';

/** Somebody who is stored. */
export type Stored = { readonly personId: string; readonly person: Person };

/** A database of intake with a crowd in it. */
export type CrowdStore = {
  readonly work: UnitOfWork;
  readonly vault: PersonVault;
  /** Stores so many; gives one in two hundred of them. */
  readonly fill: (people: number, draw: Draw) => Promise<readonly Stored[]>;
  readonly sizes: () => Promise<object>;
  readonly drop: () => Promise<void>;
};

const BATCH = 2_000;
const KEEP_ONE_IN = 200;

const REFERRALS = `insert into referral (id, site, version, reference, status, person_id, sender_id, received_at, submitted_at,
  notice_version, source_type, referrer_role, is_anonymous, legal_basis_code, age_band, language, facts, need_codes,
  choice_codes, reason_codes, urgency, urgency_rule_ids, triage_rule_ids, triage_reasons, info_codes, review_trigger_codes,
  duplicate_of, cleared, is_reminded, is_acknowledged, created_at, updated_at)
  select id, $3, 1, left(id::text, 13), 'screening', person, 'bench', now(), now(), 'v1', 'HOSPITAL', 'NURSE', false,
  'CONSENT', 'AGE_19_24', 'en', '[]', '[]', '[]', '[]', 'ROUTINE', '[]', '[]', '[]', '[]', '[]', '[]', '[]', false, false,
  now(), now() from unnest($1::uuid[], $2::uuid[]) as t(id, person)`;

const PEOPLE = `insert into person (id, site, version, referral_id, wrapped_key, sealed, sensitivity, created_at, updated_at)
  select id, $5, 1, referral, key, sealed, '[]', now(), now()
  from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) as t(id, referral, key, sealed)`;

const INDEX = `insert into person_index (site, token, referral_id, sender_id, received_on)
  select $3, token, referral, 'bench', current_date from unnest($1::text[], $2::uuid[]) as t(token, referral)`;

const SIZES = `select pg_size_pretty(pg_total_relation_size('person_index')) as "indexSize", reltuples::integer as "indexRows"
  from pg_class where oid = 'person_index'::regclass`;

const keyRing = (): KeyRing => {
  const folder = mkdtempSync(join(tmpdir(), 'matching-'));
  const key = (): string => randomBytes(32).toString('base64');
  try {
    const file = join(folder, 'keys.json');
    writeFileSync(file, JSON.stringify({ kekId: 'k1', keks: { k1: key() }, indexKey: key(), requestKey: key() }));
    return KeyRing.load(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const storeBatch = async (
  owner: pg.Pool,
  vault: PersonVault,
  people: readonly Person[],
): Promise<readonly Stored[]> => {
  const rows = people.map(person => {
    const personId = randomUUID();
    return { personId, referralId: randomUUID(), person, ...vault.seal(personId, { person }) };
  });
  const [ids, referrals] = [rows.map(row => row.personId), rows.map(row => row.referralId)];
  const keys = rows.flatMap(({ referralId, person }) =>
    indexTokens(vault, SITE, person).map(token => [token, referralId] as const),
  );
  await owner.query(REFERRALS, [referrals, ids, SITE]);
  await owner.query(PEOPLE, [ids, referrals, rows.map(row => row.wrappedKey), rows.map(row => row.sealed), SITE]);
  await owner.query(INDEX, [keys.map(([token]) => token), keys.map(([, id]) => id), SITE]);
  return rows.filter((_, place) => place % KEEP_ONE_IN === 0);
};

/** A migrated database of its own, dropped afterwards. */
export const openStore = async (): Promise<CrowdStore> => {
  const database = await freshDatabase();
  const pool = createPool({ databaseUrl: database.urlOf('intake'), databasePoolMax: 2, schema: 'intake' });
  const owner = new pg.Pool({ connectionString: database.adminUrl, max: 1, options: '-c search_path=intake' });
  const vault = new PersonVault(keyRing(), randomId);
  const clock = { now: (): Date => new Date() };
  return {
    vault,
    work: standaloneWork({ service: 'intake', store: pgStore(pool), clock, newId: uuidv7 }),
    fill: async (people, draw) => {
      const kept: Stored[] = [];
      for (let stored = 0; stored < people; stored += BATCH) {
        const batch = Array.from({ length: Math.min(BATCH, people - stored) }, () => somebody(draw));
        kept.push(...(await storeBatch(owner, vault, batch)));
      }
      await owner.query('vacuum analyze');
      return kept;
    },
    sizes: async () => (await owner.query<object>(SIZES)).rows[0] ?? {},
    drop: async () => {
      await Promise.all([pool.end(), owner.end()]);
      await database.drop();
    },
  };
};
