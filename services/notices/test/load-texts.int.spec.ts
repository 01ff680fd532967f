import { randomUUID } from 'node:crypto';
import { Sites } from '@crossroads/platform';
import { LoadTextsHandler } from '../src/application/load-texts.handler.ts';
import { parseTexts } from '../src/application/texts-file.ts';
import { bootNotices, newSubject, noticeBody, siteList, type BootedNotices } from './booted.ts';

const sites = new Sites(siteList);
const [authorId, approverId] = [randomUUID(), randomUUID()];
const text = (more: object = {}) => ({
  textId: randomUUID(),
  site: 'abq',
  language: 'es',
  title: 'Aviso',
  body: 'Le ofrecemos ayuda.',
  chargingPolicyVersion: 'cp-2',
  authorId,
  approverId,
  approvedAt: '2025-06-02T16:00:00Z',
  legalBasis: 'Memo 2',
  ...more,
});
const file = {
  chargingPolicies: [
    { site: 'abq', version: 'cp-1', effectiveOn: '2023-01-01' },
    { site: 'abq', version: 'cp-2', effectiveOn: '2025-06-01' },
  ],
  noticeTexts: [text(), text({ chargingPolicyVersion: 'cp-1', approvedAt: '2023-02-01T16:00:00Z' })],
};

let notices: BootedNotices;
beforeAll(async () => {
  notices = await bootNotices();
}, 90_000);
afterAll(() => notices?.stop(), 30_000);

const load = () => {
  const occasion = { site: 'abq', at: new Date(), cause: { correlationId: randomUUID() } };
  const parsed = parseTexts(JSON.stringify(file), sites);
  return notices.work.run({ sites: ['abq'] }, tx => new LoadTextsHandler(sites).execute(parsed, occasion, tx));
};

it('takes over approved texts with their dates, once, and what rests on an old policy goes to a lawyer', async () => {
  expect(await load()).toEqual({ chargingPolicies: 2, noticeTexts: 2 });
  expect(await load()).toEqual({ chargingPolicies: 0, noticeTexts: 0 });
  const { rows } = await notices.pool.query(
    'select charging_policy_version as policy, status, approved_at from notice_text order by policy',
  );
  expect(rows).toEqual([
    { policy: 'cp-1', status: 'review-required', approved_at: new Date('2023-02-01T16:00:00Z') },
    { policy: 'cp-2', status: 'approved', approved_at: new Date('2025-06-02T16:00:00Z') },
  ]);
  const textId = file.noticeTexts[0]?.textId ?? '';
  const made = await notices.as('server').post('/v1/notices', noticeBody(textId, { subject: newSubject() }));
  expect(made.status).toBe(201);
});

it.each([
  ['a site that is not there', { site: 'xyz' }, '/noticeTexts/0/site'],
  ['an author who approves', { approverId: authorId }, '/noticeTexts/0/approverId'],
  ['no instant', { approvedAt: '2025-06-02' }, '/noticeTexts/0/approvedAt'],
  ['a field that nobody knows', { note: 'x' }, '/noticeTexts/0'],
])('names the place of %s', (_, more, place) =>
  expect(() => parseTexts(JSON.stringify({ ...file, noticeTexts: [text(more)] }), sites)).toThrow(place),
);
