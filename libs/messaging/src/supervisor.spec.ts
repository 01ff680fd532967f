import { VirtualTime } from './memory/virtual-time.ts';
import { Supervisor } from './supervisor.ts';
import { TransportError } from './transport.ts';
import type { Position, SubscribeOptions, Subscription } from './transport.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const at = { topic: 't', partition: 0 };

const world = (over: { open?: () => Promise<void> } = {}) => {
  const time = new VirtualTime(1, 0);
  const made: SubscribeOptions[] = [];
  const closed: boolean[] = [];
  const exits: number[] = [];
  let lag = 0;
  const subscription = (options: SubscribeOptions): Subscription => ({
    commit: async () => undefined,
    pause: () => undefined,
    resume: () => undefined,
    seek: () => undefined,
    lag: async () => [{ ...at, next: 0, highWatermark: lag, lag }],
    health: () => ({ group: options.group, state: 'running', assigned: [at], lastProgressAt: undefined }),
    close: async ({ drain }) => void closed.push(drain),
  });
  const subscribe = async (options: SubscribeOptions): Promise<Subscription> => {
    made.push(options);
    return subscription(options);
  };
  const supervisor = new Supervisor({
    transport: { open: over.open ?? (async () => undefined), subscribe },
    group: 'g',
    topics: ['t'],
    allTopics: ['t'],
    onFetch: async (): Promise<readonly Position[]> => [{ ...at, next: 1 }],
    time,
    log: quiet,
    stallMs: 30_000,
    exit: code => void exits.push(code),
  });
  const pass = (ms: number): Promise<boolean> => {
    // Time stands still when nothing is left to happen.
    time.after(ms, () => undefined);
    return time.runUntil(() => false, ms);
  };
  return {
    time,
    supervisor,
    made,
    closed,
    exits,
    pass,
    setLag: (messages: number) => void (lag = messages),
    crash: () => made.at(-1)?.onCrash(new Error('crash')),
  };
};

it('waits for the broker for ever, and never ends the process for it', async () => {
  let tries = 0;
  const open = async (): Promise<void> => {
    tries += 1;
    if (tries <= 20) throw new TransportError('transport.unavailable', 'away');
  };
  const { supervisor, made, exits, pass } = world({ open });
  supervisor.start();
  await pass(10_000);
  expect(supervisor.isProgressing()).toBe(false);
  await pass(300_000);
  expect([made.length, exits, supervisor.isProgressing()]).toEqual([1, [], true]);
});

it('builds a crashed consumer anew, and ends the process when that never helps', async () => {
  const { supervisor, made, exits, pass, crash } = world();
  supervisor.start();
  await pass(100);
  for (let nth = 2; nth <= 12; nth += 1) {
    crash();
    expect(supervisor.isProgressing()).toBe(false);
    await pass(20_000);
    expect(made).toHaveLength(nth);
  }
  expect(exits).toEqual([]);
  crash();
  expect(exits).toEqual([1]);
});

it('forgets crashes once there was progress', async () => {
  const { supervisor, exits, pass, crash, made } = world();
  supervisor.start();
  await pass(100);
  for (let nth = 0; nth < 30; nth += 1) {
    crash();
    await pass(20_000);
    await made.at(-1)?.onFetch({ partitions: [], signal: new AbortController().signal });
  }
  expect(exits).toEqual([]);
});

it('builds anew what stands still while there is lag, and ends the process the third time', async () => {
  const { supervisor, made, closed, exits, pass, setLag } = world();
  supervisor.start();
  await pass(100);
  setLag(5);
  await supervisor.watch();
  await pass(31_000);
  expect(supervisor.isProgressing()).toBe(false);
  await supervisor.watch();
  await pass(100);
  expect([made.length, closed, exits]).toEqual([2, [false], []]);
  for (let nth = 0; nth < 2; nth += 1) {
    await pass(31_000);
    await supervisor.watch();
    await pass(100);
  }
  expect(exits).toEqual([1]);
});

it('leaves a consumer alone that waits for the database, and one with nothing to read', async () => {
  const { supervisor, made, exits, pass, setLag } = world();
  supervisor.start();
  await pass(100_000);
  await supervisor.watch();
  setLag(5);
  for (let nth = 0; nth < 10; nth += 1) {
    await pass(20_000);
    supervisor.alive();
    await supervisor.watch();
  }
  expect([made.length, exits]).toEqual([1, []]);
});

it('closes with the running fetch finished, and builds nothing after that', async () => {
  const { supervisor, made, closed, pass, crash } = world();
  supervisor.start();
  await pass(100);
  await supervisor.stop();
  crash();
  await pass(60_000);
  expect([made.length, closed]).toEqual([1, [true]]);
});

it('leaves no timer behind when it is stopped between two attempts', async () => {
  const away = world({ open: () => Promise.reject(new TransportError('transport.unavailable', 'away')) });
  away.supervisor.start();
  await away.pass(30_000);
  const crashed = world();
  crashed.supervisor.start();
  await crashed.pass(100);
  crashed.crash();
  for (const { supervisor, time } of [away, crashed]) {
    await supervisor.stop();
    const stoppedAt = time.now();
    await time.runUntil(() => false, 600_000);
    expect(time.now()).toBe(stoppedAt);
  }
});
