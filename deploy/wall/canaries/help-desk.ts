import { bodyOf, type City } from '../../journeys/city.ts';
import { connected, databaseUrl } from '../../migrate/databases.ts';
import { adminUrl } from '../../local/servers.ts';
import { markedPerson, markedReferral } from './help-bodies.ts';
import type { Marks } from './marks.ts';

/** People whose records staff look at: under the hourly limit of looks. */
const LOOKED_AT = 10;

/** Ids of the people of these referrals. */
export const personIdsOf = ({ system }: City, referralIds: readonly string[]): Promise<readonly string[]> =>
  connected(databaseUrl(adminUrl(system.servers.postgres.help), 'help'), async client => {
    const { rows } = await client.query<{ id: string }>('select id from intake.person where referral_id = any($1)', [
      referralIds,
    ]);
    return rows.map(({ id }) => id);
  });

const handle = async (city: City, marks: Marks, personId: string): Promise<void> => {
  const worker = city.as('intake', { role: 'intake-worker' });
  const at = `/v1/people/${personId}`;
  const { etag } = await worker.get(at);
  const { birthDate: _, ...set } = markedPerson(marks);
  bodyOf(await worker.post(`${at}/corrections`, { set }, { ifMatch: etag }), 201);
  bodyOf(await worker.post(`${at}/reveals`, { fields: ['NAME', 'PHONES'], reasonCode: 'FIRST_CONTACT' }), 200);
  const why = `Somebody said ${marks.word('help', 'why glass was broken')} to me and I fear for her`;
  const broken = { reasonCode: 'LIFE_IN_DANGER', explanation: why };
  bodyOf(await city.as('intake', { role: 'duty-supervisor' }).post(`${at}/break-glass`, broken), 201);
};

/** Staff put records right, look at them, search for people, break the glass; senders keep drafts. */
export const workAtTheDesk = async (city: City, marks: Marks, personIds: readonly string[]): Promise<void> => {
  for (const personId of personIds.slice(0, LOOKED_AT)) await handle(city, marks, personId);
  const alias = marks.word('help', 'a single alias');
  const person = { ...markedPerson(marks), aliases: undefined, alias };
  const sender = city.as('intake', { role: 'hospital' });
  bodyOf(await sender.post('/v1/referral-drafts', markedReferral(marks, { person, areaCode: undefined })), 201);
  const { birthDate: _, ...wanted } = markedPerson(marks);
  const search = await city.as('intake', { role: 'intake-worker' }).post('/v1/people/searches', wanted, {
    headers: { purpose: 'service' },
  });
  bodyOf(search, 200);
};
