import { createPool } from '@crossroads/platform';
import { siteLeaks, siteSecurityReport } from '@crossroads/testing';
import { bootEscalation, type BootedEscalation } from './booted.ts';
import { journeyOf, NEXUS, nominationBody } from './journey.ts';

let escalation: BootedEscalation;
beforeAll(async () => {
  escalation = await bootEscalation();
}, 90_000);
afterAll(() => escalation?.stop(), 30_000);

const TABLES = [
  'act_mark',
  'approval',
  'escalation',
  'incident',
  'purge_receipt',
  'question',
  'sent_package',
  'subject',
  'victim_task',
];

const fill = async (site: 'abq' | 'lcr'): Promise<void> => {
  const journey = journeyOf(escalation, site);
  await journey.reach('TRANSMITTED');
  const recalled = await journey.reach('TRANSMITTED');
  await journey.post('manager', `/${recalled}/recalls`);
  const victim = await journey.nominate(nominationBody({ subjectRole: 'VICTIM_ONLY' }));
  await journey.post('attorney', `/${victim}/nexus-answers`, NEXUS);
  await journey.post('nominator', `/${victim}/submissions`);
};

it('shows, changes and takes rows of the sites of the transaction only, and none without', async () => {
  await Promise.all([fill('abq'), fill('lcr')]);
  const pool = createPool({ databaseUrl: escalation.databaseUrl, databasePoolMax: 1 });
  const { secured, faults } = await siteSecurityReport(pool, 'escalation');
  await pool.end();
  expect(faults).toEqual([]);
  expect(secured.filter(table => !table.startsWith('staff')).toSorted()).toEqual(TABLES);
  const { adminUrl, databaseUrl: serviceUrl } = escalation;
  expect(await siteLeaks({ adminUrl, serviceUrl, schema: 'escalation', tables: TABLES })).toEqual([]);
});
