import { readFileSync } from 'node:fs';
import { staffContracts } from '@crossroads/contracts/help';
import { StaffNews, staffNews } from '../src/staff/staff-news.ts';

const sample = (name: string): { data: Record<string, unknown> } =>
  JSON.parse(readFileSync(new URL(`../../contracts/src/intake/${name}.json`, import.meta.url), 'utf8'));

const heard = (type: string, event: unknown): unknown =>
  staffNews(staffContracts)
    .find(row => row.type === type)
    ?.toCommand(event);

describe('a copy of the staff directory relies on', () => {
  it('the whole state in each change', () => {
    const news = heard('intake.staff.changed.v1', sample('staff-changed.v1'));
    expect(news).toBeInstanceOf(StaffNews);
    expect(news).toMatchObject({
      said: {
        member: {
          id: '5b3d6f1e-1a2b-4c3d-9e4f-0000000000a1',
          site: 'abq',
          version: 2,
          role: 'outreach-worker',
          areaCode: 'SOUTHEAST',
          validFrom: new Date('2026-11-20T16:04:12.345Z'),
          validUntil: null,
        },
      },
    });
  });

  it('the real time of a confirmation', () => {
    expect(heard('intake.staff.confirmed.v1', sample('staff-confirmed.v1'))).toMatchObject({
      said: { confirmedAt: new Date('2026-11-20T16:04:15.000Z') },
    });
  });

  it.each(['staffId', 'version', 'role', 'validFrom'])('%s, and takes nothing without it', field => {
    const event = sample('staff-changed.v1');
    delete event.data[field];
    expect(() => heard('intake.staff.changed.v1', event)).toThrow('contract.invalid');
  });
});
