import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { createPool } from '@crossroads/platform';
import { siteLeaks, siteSecurityReport } from '@crossroads/testing';
import { approvedText, bootNotices, field, noticeBody, plainQuestion, type BootedNotices } from './booted.ts';

let notices: BootedNotices;
beforeAll(async () => {
  notices = await bootNotices();
}, 90_000);
afterAll(() => notices?.stop(), 30_000);

const fillFarSite = async (): Promise<void> => {
  await notices.as('farLawyer').post('/v1/charging-policies', { version: 'p1', effectiveOn: '2020-01-01' });
  const text = { language: 'es', title: 'Aviso', body: 'Ayuda', chargingPolicyVersion: 'p1' };
  const written = await notices.as('farServer').post('/v1/notice-texts', text);
  const textId = field(written.body, 'textId');
  await notices.as('farLawyer').post(`/v1/notice-texts/${textId}/approvals`, { legalBasis: 'Memo 4' });
  await notices.pool.query(`update notice_text set approved_at = '2020-02-01T00:00:00Z' where id = $1`, [textId]);
  await fill(textId, 'lcr');
};

const fill = async (textId: string, site: 'abq' | 'lcr'): Promise<void> => {
  const [server, lawyer] = site === 'abq' ? (['server', 'lawyer'] as const) : (['farServer', 'farLawyer'] as const);
  const made = await notices.as(server).post('/v1/notices', noticeBody(textId));
  const noticeId = field(made.body, 'noticeId');
  await notices.as(lawyer).post(`/v1/notices/${noticeId}/holds`, { reasonCode: 'LITIGATION' });
  await notices.as(lawyer).post('/v1/attestation-availability', { noticeId, available: true, reasonCode: 'CLEARED' });
  await notices.hear([await notices.asking(plainQuestion({ site }))]);
  const letter = { type: 'NoteDeadLetter', letterId: randomUUID(), reasonCode: 'unknown-field' } as const;
  await notices.hear([notices.received(letter, new Date(), site)]);
  await notices.as(lawyer).post('/v1/staff', { role: 'notification-team', staffId: randomUUID() });
};

it('shows, changes and takes rows of the sites of the transaction only, and none without', async () => {
  await fill(await approvedText(notices), 'abq');
  await fillFarSite();
  const pool = createPool({ databaseUrl: notices.databaseUrl, databasePoolMax: 1 });
  const { secured, faults } = await siteSecurityReport(pool, 'notices');
  await pool.end();
  expect(faults).toEqual([]);
  const { adminUrl, databaseUrl: serviceUrl } = notices;
  const filled = secured.filter(table => !table.startsWith('staff'));
  expect(filled).toHaveLength(11);
  expect(await siteLeaks({ adminUrl, serviceUrl, schema: 'notices', tables: filled })).toEqual([]);
});

it('answers with what one site knows, though both know the person', async () => {
  const answers = await Promise.all(
    (['abq', 'lcr'] as const).map(async site => (await notices.ask({ site, requester: randomUUID() })).reply.answer),
  );
  expect(answers).toEqual(['YES', 'YES']);
  await notices.as('farLawyer').post('/v1/attestation-availability', { available: false, reasonCode: 'COUNSEL' });
  expect((await notices.ask({ site: 'lcr', requester: randomUUID() })).reply.answer).toBe('UNKNOWN');
  expect((await notices.ask({ site: 'abq', requester: randomUUID() })).reply.answer).toBe('YES');
});
