import type { Client } from 'pg';
import { connected } from '../../migrate/databases.ts';
import type { City } from '../city.ts';
import { helpDatabase } from '../edge/standing.ts';
import type { Item } from './expectation.ts';

/** Records by kind, such as `outreach cases`: what the databases hold, whoever may see it. */
export type Records = ReadonlyMap<string, readonly Item[]>;

const referral = `join intake.referral r on r.id = p.referral_id left join intake.referral_progress g on g.id = r.id`;
const inForce = (table: string): string => `exists (select 1 from ${table}
  where c.referral_id = o.referral_id and c.status in ('granted', 'active') and c.terms->'recipientIds' ? o.provider_id::text)`;

// id, site, owners, assigned, orgs, flags: each null where it has none.
const SQL: Readonly<Record<string, string>> = {
  'intake referrals': `select id, site, sender_id as owner,
    case when status = 'erased' then array['ERASED'] end as flags from intake.referral`,
  'intake referral-drafts': `select id, site, author_id as owner from intake.referral_draft`,
  'intake people': `select p.id, p.site, p.account_id as owner, g.worker_id as assigned,
    array_remove(array[case when p.erased_at is not null then 'ERASED' end], null)
      || array(select jsonb_array_elements_text(p.sensitivity)) as flags
    from intake.person p ${referral} where not p.is_restricted`,
  'intake match-reviews': `select id, site from intake.person_match where status = 'review'`,
  'intake recalls': `select id, site, org_id as org from intake.recall`,
  'intake break-glass': `select id, site, actor_id as owner from intake.break_glass`,
  'intake safety-notices': `select n.id, n.site, n.sender_id as owner, p.worker_id as assigned
    from intake.safety_notice n left join intake.safety_notice_link l on l.notice_id = n.id
    left join intake.referral_progress p on p.id = l.referral_id`,
  'intake staff': `select m.id, m.site, m.id as owner from intake.staff_member m where m.role = 'outreach-worker'
    and not exists (select 1 from outreach.outreach_case c where c.worker_id = m.id)`,
  'intake offers': `select o.id, o.site, case when o.status = 'accepted' then o.provider_id end as org,
    case when ${inForce('intake.consent_copy c')} then array['CONSENTED'] end as flags
    from intake.offer_holder o`,
  'screening cases': `select id, site, case when status = 'erased' then array['ERASED'] end as flags
    from screening.screening_case`,
  'screening receipts': `select id, site from screening.decision_receipt`,
  'outreach cases': `select id, site, owner_id as owner, worker_id as assigned,
    case when status = 'erased' then array['ERASED'] end as flags
    from outreach.outreach_case where status not in ('waiting')`,
  'outreach consents': `select n.id, n.site, c.owner_id as owner, c.worker_id as assigned
    from outreach.consent n join outreach.outreach_case c on c.id = n.case_id where c.status <> 'erased'`,
  'routing placements': `select id, site from routing.placement`,
  'routing offers': `select o.id, o.site, o.provider_id as org, array(select jsonb_array_elements_text(o.sensitivity_codes)) as flags
    from routing.offer o join routing.consent n on n.id = o.consent_id where n.status = 'granted'`,
  'routing services': `select service_id as id, site, provider_id as org from routing.service where status = 'active'`,
};

type Found = {
  readonly id: string;
  readonly site: string;
  readonly owner?: string | null;
  readonly assigned?: string | null;
  readonly org?: string | null;
  readonly flags?: readonly string[] | null;
};

const some = (value: string | null | undefined): readonly string[] => (value ? [value] : []);

const itemOf = ({ id, site, owner, assigned, org, flags }: Found): Item => {
  return { id, site, owners: some(owner), assigned: some(assigned), orgs: some(org), flags: flags ?? [] };
};

const rowsOf = async (client: Client, sql: string): Promise<readonly Item[]> => {
  const tables = [...sql.matchAll(/(?:from|join) (\w+\.\w+)/g)].map(([, table]) => table);
  const known = await client.query<{ missing: number }>(
    `select count(*)::int as missing from unnest($1::text[]) as t(name) where to_regclass(name) is null`,
    [tables],
  );
  if (known.rows[0]?.missing !== 0) return [];
  return (await client.query<Found>(`${sql} order by 1`)).rows.map(itemOf);
};

/** Reads all records of the kinds that routes open. */
export const harvest = (city: City): Promise<Records> =>
  connected(helpDatabase(city), async client => {
    const found = new Map<string, readonly Item[]>();
    for (const [kind, sql] of Object.entries(SQL)) found.set(kind, await rowsOf(client, sql));
    return found;
  });

/** One query of the help plane's database, as its administrator. */
export const inDatabase = <T extends object>(city: City, sql: string): Promise<readonly T[]> =>
  connected(helpDatabase(city), async client => (await client.query<T>(sql)).rows);
