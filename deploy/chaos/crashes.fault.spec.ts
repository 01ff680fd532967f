import { accountOf, balanced, eventually, sequenceReport } from '@crossroads/testing';
import { crashesAt, passesBefore } from './crash-plan.ts';
import { impatient, startFaultSystem } from './fault-system.ts';
import type { FaultSystem } from './fault-system.ts';
import { allEventsOf, expectAllWell } from './oracle.ts';

const FIVE_DAYS_MS = 5 * 24 * 60 * 60 * 1_000;

let faults: FaultSystem;

beforeAll(async () => {
  faults = await startFaultSystem();
}, 180_000);
afterAll(() => faults?.stop(), 60_000);

type Env = Readonly<Record<string, string>>;

/** Takes hold of the running processes; the result waits until each has killed itself, and starts it again in health. */
const watchDeaths = (services: readonly string[], env: Env = {}): (() => Promise<readonly string[]>) => {
  const units = services.map(service => faults.system.unit(service));
  const ends = units.map(unit => unit.process()?.exited ?? Promise.resolve('did not run'));
  const again = async (index: number, reason: Promise<string>): Promise<string> => {
    const told = await reason;
    await units[index]?.start({ ...impatient, ...env });
    return told;
  };
  return () => Promise.all(ends.map((reason, index) => again(index, reason)));
};

it.each(crashesAt('accept', 'relay', 'afterProduce', 'consume'))(
  'loses and doubles nothing when a process dies at %s',
  async (point, services) => {
    await faults.restart(services, service => ({ MESSAGING_CRASH_AT: `${point}:${passesBefore[service]}` }));
    const revived = watchDeaths(services);
    const submitter = faults.submitter();
    const flow = submitter.flow(10);
    const ends = await revived();
    await flow.end();
    expect(ends).toEqual(services.map(() => 'ended by SIGKILL'));
    await expectAllWell(faults, submitter.accepted());
  },
  120_000,
);

const moveClock = async (service: string): Promise<void> => {
  const url = faults.system.connections.services[service]?.managementUrl ?? '';
  const body = JSON.stringify({ offsetMs: FIVE_DAYS_MS });
  // It may die before it answers: the clock was moved all the same.
  await fetch(`${url}/clock`, { method: 'PUT', body }).catch(() => undefined);
};

/** Every offer of these referrals ran out, none twice, and its unit is free; no case was tried in time. */
const expectExpiredOnce = async (referrals: readonly string[]): Promise<void> => {
  const [found] = await faults.query<{ missed: number; due: number; held: number; open: number }>(
    `select (select count(*)::int from outreach.outreach_case where id = any($1) and first_attempt_missed) as missed,
      (select count(*)::int from routing.deadline where key = any($1::text[]) or data->>'referralId' = any($1::text[])) as due,
      (select coalesce(sum(held), 0)::int from routing.capacity) as held,
      (select count(*)::int from routing.placement where status = 'offered') as open`,
    [referrals],
  );
  expect(found).toEqual({ missed: referrals.length, due: 0, held: found?.open, open: found?.open });
  const events = await allEventsOf(faults);
  const expired = events.filter(
    ({ type, subject }) => type === 'routing.offer.expired.v1' && referrals.includes(subject),
  );
  const ids = [...new Map(expired.map(({ id, subject }) => [id, subject])).values()];
  expect(accountOf(referrals, ids)).toEqual(balanced);
  expect(sequenceReport(events).faults).toEqual([]);
};

it.each(crashesAt('deadline'))(
  'fires every timer once when a process dies at %s',
  async (point, services) => {
    const submitter = faults.submitter();
    await submitter.submit(10);
    await expectAllWell(faults, submitter.accepted());
    await faults.restart(services, () => ({ MESSAGING_CRASH_AT: point }));
    const revived = watchDeaths(services, { CLOCK_OFFSET_MS: String(FIVE_DAYS_MS) });
    await Promise.all(services.map(moveClock));
    expect(await revived()).toEqual(services.map(() => 'ended by SIGKILL'));
    await eventually(() => expectExpiredOnce(submitter.accepted()), { withinMs: 30_000, everyMs: 250 });
    await faults.restart(services);
  },
  120_000,
);
