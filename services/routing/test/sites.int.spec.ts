import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { RetentionNews } from '@crossroads/messaging';
import { createPool } from '@crossroads/platform';
import { siteLeaks, siteSecurityReport } from '@crossroads/testing';
import { AddExclusionHandler } from '../src/application/add-exclusion.handler.ts';
import { bootRouting } from './booted.ts';
import type { BootedRouting } from './booted.ts';
import { anybody, aService, erase, grant, request } from './fixture.ts';

let routing: BootedRouting;
beforeAll(async () => {
  routing = await bootRouting();
}, 60_000);
afterAll(() => routing?.stop(), 30_000);

const fill = async (site: string): Promise<void> => {
  await routing.load([aService()], [3], site);
  const [referralId, otherId, consentId, gone] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const hold = new RetentionNews({ about: 'hold', holdId: randomUUID(), referralIds: [referralId], stands: true });
  const end = new RetentionNews({ about: 'end', referralIds: [referralId], endedAt: routing.now() });
  await routing.hear(
    routing.received(grant(consentId), referralId, site),
    routing.received(request(consentId), referralId, site),
    routing.received(erase(gone), randomUUID(), site),
    routing.received(hold, referralId, site),
    routing.received(end, referralId, site),
  );
  const pair = { referralId, otherId, reasonCode: 'RIVAL', access: anybody({ site }), at: routing.now() };
  await routing.at(tx => new AddExclusionHandler(randomUUID).execute(pair, tx), site);
};

it('shows, changes and takes rows of the sites of the transaction only, and none without', async () => {
  await Promise.all([fill('abq'), fill('lcr')]);
  const pool = createPool({ databaseUrl: routing.databaseUrl, databasePoolMax: 1 });
  const { secured, faults } = await siteSecurityReport(pool, 'routing');
  await pool.end();
  expect(faults).toEqual([]);
  expect(secured).toHaveLength(12);
  const { adminUrl, databaseUrl: serviceUrl } = routing;
  expect(await siteLeaks({ adminUrl, serviceUrl, schema: 'routing', tables: secured })).toEqual([]);
});

it('is found out when a table is open', async () => {
  const { adminUrl, databaseUrl: serviceUrl } = routing;
  const admin = createPool({ databaseUrl: adminUrl, databasePoolMax: 1 });
  try {
    await admin.query('create policy open_door on routing.offer using (true)');
    await admin.query('alter table routing.consent disable row level security');
    const { faults } = await siteSecurityReport(admin, 'routing');
    expect(faults).toEqual(['consent: not by site', 'offer: not by site']);
    const leaks = await siteLeaks({ adminUrl, serviceUrl, schema: 'routing', tables: ['offer', 'consent'] });
    expect(leaks).toEqual(
      expect.arrayContaining([
        'offer: for "" sees abq (1)',
        'offer: for "lcr" changes abq (1)',
        'consent: for "" removes lcr (1)',
      ]),
    );
  } finally {
    await admin.end();
  }
});
