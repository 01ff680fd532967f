import { adminKafka, eventually } from '@crossroads/testing';
import { consumers } from '../../chaos/oracle.ts';
import { unreadBy } from '../../chaos/read-again.ts';
import { connected } from '../../migrate/databases.ts';
import { messagingOf } from '../../local/management.ts';
import type { City } from '../city.ts';
import { helpDatabase } from '../edge/standing.ts';

const SERVICES = ['intake', 'screening', 'outreach', 'routing'] as const;
const WITHIN = { withinMs: 60_000, everyMs: 250 };

const IDLE = { lag: 0, outbox: 0, parked: 0 };

/** Once every service has read everything and has nothing left to send. */
export const settled = (city: City): Promise<unknown> =>
  eventually(async () => {
    for (const service of SERVICES) {
      const waiting = await messagingOf(city.system.connections.services[service]?.managementUrl ?? '');
      expect([service, waiting]).toEqual([service, expect.objectContaining(IDLE)]);
    }
  }, WITHIN);

const forgetPositions = (city: City): Promise<void> =>
  connected(helpDatabase(city), async client => {
    for (const service of SERVICES) await client.query(`truncate ${service}.consumer_offset, ${service}.inbox`);
  });

const forgetGroups = async ({ system }: City): Promise<void> => {
  const admin = adminKafka(system.servers).admin();
  await admin.connect();
  await admin.deleteGroups(consumers.map(({ group }) => group));
  await admin.disconnect();
};

/**
 * Has every service do everything again that any topic tells: positions, fences and the memory of what was done are gone,
 * so that each event is as new.
 */
export const replayAll = async (city: City, env: (service: string) => Record<string, string>): Promise<void> => {
  const { system } = city;
  await Promise.all(SERVICES.map(service => system.unit(service).stop()));
  await forgetPositions(city);
  await forgetGroups(city);
  for (const { group, reads } of consumers) expect(await unreadBy(system, group, reads)).toBeGreaterThan(0);
  await Promise.all(SERVICES.map(service => system.unit(service).start(env(service))));
  for (const { group, reads } of consumers)
    await eventually(async () => expect(await unreadBy(system, group, reads)).toBe(0), WITHIN);
  await settled(city);
};
