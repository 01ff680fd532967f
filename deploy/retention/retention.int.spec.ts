import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { classEnds } from '@crossroads/messaging';
import { Sites } from '@crossroads/platform';
import { openService, type OpenService } from './running.ts';
import { cellsOf, columnsOf, seed } from './seeds.ts';
import { keptOf, SERVICES } from './services.ts';

const justBefore = (at: Date): Date => new Date(at.getTime() - 1);
const before = <T>(all: ReadonlyMap<string, T>, now: ReadonlyMap<string, T>): readonly string[] =>
  [...all].flatMap(([cell, value]) => (now.get(cell) === value ? [] : [cell])).toSorted();

// What nobody had closed is closed first, and that is written down; a sealed value belongs to its version.
const CLOSED = ['outreach_case.cause_code', 'outreach_case.updated_at', 'placement.status', 'placement.updated_at'];
const ALSO = [...CLOSED, 'person.sealed', 'person.updated_at'];

describe.each(SERVICES)('what %s keeps of a referral that has ended', name => {
  let service: OpenService;
  beforeAll(async () => {
    service = await openService(name);
  });
  afterAll(() => service?.close());

  const { steps } = keptOf(name, new Sites([]));
  const tables = [...new Set(Object.values(steps).flatMap(all => all.map(({ table }) => table)))];

  const aReferral = async () => {
    const known = { referralId: randomUUID(), personId: randomUUID() };
    const columns = await columnsOf(service.pool, name, tables);
    await seed(service.pool, columns, { ...known, vault: service.vault });
    const endedAt = service.now();
    const ends = classEnds(service.sites.get('abq'), Object.keys(steps), { endedAt });
    const classOf = new Map(columns.map(({ table, name: column, dataClass }) => [`${table}.${column}`, dataClass]));
    return { ...known, endedAt, ends, classOf, cells: () => cellsOf(service.pool, columns, known) };
  };

  it('goes class by class, each at its time and not a millisecond before', async () => {
    const { referralId, endedAt, ends, classOf, cells } = await aReferral();
    await service.end(referralId, endedAt);
    await service.fire();
    for (const [dataClass, end] of [...ends].toSorted(([, a], [, b]) => a.getTime() - b.getTime())) {
      const full = await cells();
      await service.at(justBefore(end));
      expect([dataClass, before(full, await cells())]).toEqual([dataClass, []]);
      await service.at(end);
      const now = await cells();
      const own = [...full.keys()].filter(cell => classOf.get(cell) === dataClass);
      const gone = before(full, now);
      // Rows that go take what is technical with them, and who acted; identity goes by erasing the person, which is more.
      const other = gone.filter(cell => ![dataClass, 'T', undefined].includes(classOf.get(cell)));
      expect([dataClass, own.filter(cell => !gone.includes(cell) && full.get(cell) !== 'null')]).toEqual([
        dataClass,
        [],
      ]);
      if (name === 'intake' && ['C2', 'C12', 'C1'].includes(dataClass)) continue;
      expect([dataClass, other.filter(cell => now.has(cell) && !ALSO.includes(cell))]).toEqual([dataClass, []]);
    }
    expect([...(await cells()).keys()]).toEqual([]);
    expect(await service.timers(referralId)).toEqual([]);
  });

  it('stays while a hold stands, and goes when it is released', async () => {
    const { referralId, endedAt, ends, cells } = await aReferral();
    const last = new Date(Math.max(...[...ends.values()].map(end => end.getTime())));
    await service.hold(referralId, true);
    await service.end(referralId, endedAt);
    await service.fire();
    const full = await cells();
    await service.at(last);
    const held = await cells();
    expect(before(full, held)).toEqual([]);
    await service.hold(referralId, false);
    await service.fire();
    expect([...(await cells()).keys()]).toEqual([]);
  });

  it('stays when help goes on, until it ends again; what is told again changes nothing', async () => {
    const { referralId, endedAt, ends, cells } = await aReferral();
    const first = new Date(Math.min(...[...ends.values()].map(end => end.getTime())));
    await service.end(referralId, endedAt);
    await service.end(referralId, endedAt);
    await service.fire();
    expect(await service.timers(referralId)).toEqual([first]);
    await service.end(referralId, null);
    await service.fire();
    expect(await service.timers(referralId)).toEqual([]);
    await service.end(referralId, first);
    await service.fire();
    const full = await cells();
    await service.at(first);
    expect(before(full, await cells())).toEqual([]);
    const [next] = await service.timers(referralId);
    expect(next?.getTime()).toBeGreaterThan(first.getTime());
  });
});
