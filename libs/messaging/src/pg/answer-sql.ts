import { LostRace } from '@crossroads/kernel';
import type { KeptAnswer } from '../store/store.ts';
import type { Session, Statement } from './session.ts';

const FIND: Statement = {
  name: 'answer.find',
  text: `select caller, key, request_hmac as "requestHmac", status, body, location, etag, kept_at as "keptAt"
    from idempotency_key join unnest($1::text[], $2::uuid[]) as r(caller, key) using (caller, key)`,
};

const KEEP: Statement = {
  name: 'answer.keep',
  text: `with new as materialized (select * from unnest($1::text[], $2::uuid[], $3::text[], $4::int[], $5::text[], $6::text[], $7::text[], $8::timestamptz[])
    as r(caller, key, request_hmac, status, body, location, etag, kept_at)),
  done as (insert into idempotency_key (caller, key, request_hmac, status, body, location, etag, kept_at)
    select * from new order by caller, key on conflict do nothing returning 1)
  select require_all((select count(*) from done) = (select count(*) from new), 'lost-race:idempotency_key')`,
};

type Found = Omit<KeptAnswer, 'location' | 'etag'> & { location: string | null; etag: string | null };

/** Answers kept for keys of their callers. */
export const keptAnswers = async (
  session: Session,
  keys: readonly Pick<KeptAnswer, 'caller' | 'key'>[],
): Promise<readonly KeptAnswer[]> => {
  if (keys.length === 0) return [];
  const { rows } = await session.send<Found>(FIND, [keys.map(({ caller }) => caller), keys.map(({ key }) => key)]);
  return rows.map(row => ({ ...row, location: row.location ?? undefined, etag: row.etag ?? undefined }));
};

/** Keeps answers; one that is there already is a lost race. */
export const keepAnswers = async (session: Session, answers: readonly KeptAnswer[]): Promise<void> => {
  if (answers.length === 0) return;
  if (new Set(answers.map(({ caller, key }) => `${caller} ${key}`)).size < answers.length)
    throw new LostRace('idempotency_key');
  const column = <K extends keyof KeptAnswer>(name: K) => answers.map(answer => answer[name] ?? null);
  const names = ['caller', 'key', 'requestHmac', 'status', 'body', 'location', 'etag', 'keptAt'] as const;
  session.post(KEEP, names.map(column));
};
