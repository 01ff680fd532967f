import { randomUUID } from 'node:crypto';
import { RetentionNews } from '@crossroads/messaging';
import { siteLeaks, siteSecurityReport } from '@crossroads/testing';
import { bootOutreach, PEOPLE, workerEntry, type Outreach } from './booted.ts';

let outreach: Outreach;
beforeAll(async () => {
  outreach = await bootOutreach();
}, 60_000);
afterAll(() => outreach?.stop(), 30_000);

it('shows, changes and takes rows of the sites of the transaction only, and none without', async () => {
  await outreach.load(workerEntry(PEOPLE.worker.actorId));
  await outreach.load(workerEntry(randomUUID(), { site: 'lcr', areas: [] }));
  for (const [site, who] of [
    ['abq', 'lead'],
    ['lcr', 'farLead'],
  ] as const) {
    const id = await outreach.refer({}, site);
    const tried = { modeCode: 'PHONE', resultCode: 'NO_ANSWER' };
    const hold = new RetentionNews({ about: 'hold', holdId: randomUUID(), referralIds: [id], stands: true });
    const end = new RetentionNews({ about: 'end', referralIds: [id], endedAt: new Date() });
    await outreach.hear(outreach.received(id, hold, site), outreach.received(id, end, site));
    expect((await outreach.as(who).post(`/v1/cases/${id}/attempts`, tried)).status).toBe(201);
  }
  const { secured, faults } = await siteSecurityReport(outreach.pool, 'outreach');
  expect(faults).toEqual([]);
  const held = ['held_referral', 'retained_referral'];
  expect(secured).toEqual(
    ['consent', 'contact_attempt', 'outreach_case', 'staff_member', 'worker', ...held].toSorted(),
  );
  const { adminUrl, serviceUrl } = outreach;
  expect(await siteLeaks({ adminUrl, serviceUrl, schema: 'outreach', tables: secured })).toEqual([]);
});
