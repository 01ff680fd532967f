import { randomUUID } from 'node:crypto';
import { StaffSourceRow } from '@crossroads/messaging';
import { eventually } from '@crossroads/testing';
import { bootRouting, type BootedRouting } from './booted.ts';

let routing: BootedRouting;
beforeAll(async () => {
  routing = await bootRouting();
}, 60_000);
afterAll(() => routing?.stop());

const heardOf = (ageMs: number): Promise<void> =>
  routing.work.run({ sites: [] }, async tx => {
    await tx.remove(StaffSourceRow, { id: 'directory' });
    const confirmedAt = new Date(Date.now() - ageMs);
    await tx.insert(StaffSourceRow, [Object.assign(new StaffSourceRow(), { id: 'directory', confirmedAt })]);
  });

const exclude = () =>
  routing.as('lead').post('/v1/exclusions', { referralId: randomUUID(), otherId: randomUUID(), reasonCode: 'RIVAL' });

it('does nothing sensitive where the staff directory was not heard of for a minute, and helps on', async () => {
  await heardOf(61_000);
  const refused = await exclude();
  expect([refused.status, refused.body, refused.headers.get('retry-after')]).toMatchObject([
    503,
    { code: 'auth.directory-stale' },
    '30',
  ]);
  expect((await routing.as('lead').get('/v1/placements')).status).toBe(200);
  await heardOf(0);
  await eventually(async () => expect((await exclude()).status).toBe(201), { withinMs: 15_000, everyMs: 200 });
}, 30_000);
