import { readFileSync } from 'node:fs';
import { retentionContracts } from '@crossroads/contracts/help';
import { RetentionNews, retentionNews } from '../src/retention/retention-news.ts';

const sample = (name: string): { type: string; data: Record<string, unknown> } =>
  JSON.parse(readFileSync(new URL(`../../contracts/src/intake/${name}.v1.json`, import.meta.url), 'utf8'));

const heard = (event: { readonly type: string }): unknown =>
  retentionNews(retentionContracts)
    .find(row => row.type === event.type)
    ?.toCommand(event);

const referralIds = ['0199a1c0-0000-7000-8000-000000000001'];
const holdId = '0199a1c0-0000-7000-8000-000000000411';

describe('retention relies on', () => {
  it.each([
    ['hold-placed', { about: 'hold', holdId, referralIds, stands: true }],
    ['hold-released', { about: 'hold', holdId, referralIds, stands: false }],
    ['person-retention-begun', { about: 'end', referralIds, endedAt: new Date('2026-11-20T16:04:12.345Z') }],
    ['person-retention-cancelled', { about: 'end', referralIds, endedAt: null }],
  ])('%s', (name, said) => expect(heard(sample(name))).toEqual(new RetentionNews(said as RetentionNews['said'])));

  it.each([
    ['hold-placed', 'holdId'],
    ['hold-released', 'holdId'],
    ['hold-placed', 'referralIds'],
    ['person-retention-begun', 'endedAt'],
    ['person-retention-begun', 'referralIds'],
  ])('%s with its %s, and takes nothing without it', (name, field) => {
    const event = sample(name);
    delete event.data[field];
    expect(() => heard(event)).toThrow('contract.invalid');
  });
});
