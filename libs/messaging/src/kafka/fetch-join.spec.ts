import { setTimeout as sleep } from 'node:timers/promises';
import type { EachBatchPayload } from 'kafkajs';
import { joinFetch } from './fetch-join.ts';
import { startHeartbeat } from './heartbeat.ts';

const payload = (partition: number) => ({ batch: { partition } }) as EachBatchPayload;
const partitionsOf = (batches: readonly EachBatchPayload[]) => batches.map(({ batch }) => batch.partition);

describe('the batches of one fetch', () => {
  it('are handled together', async () => {
    const handled: number[][] = [];
    const eachBatch = joinFetch(batches => Promise.resolve(void handled.push(partitionsOf(batches))));
    await Promise.all([payload(0), payload(1), payload(2)].map(eachBatch));
    await Promise.all([payload(1), payload(2)].map(eachBatch));
    expect(handled).toEqual([[0, 1, 2], [1, 2]]); // prettier-ignore
  });

  it('wait for the fetch before them', async () => {
    let running = 0;
    const eachBatch = joinFetch(async () => {
      expect((running += 1)).toBe(1);
      await sleep(5);
      running -= 1;
    });
    const first = eachBatch(payload(0));
    await sleep(2);
    await Promise.all([first, eachBatch(payload(1)), eachBatch(payload(2))]);
  });

  it('fail together, and the next are handled all the same', async () => {
    let attempts = 0;
    const eachBatch = joinFetch(() => ((attempts += 1) === 1 ? Promise.reject(new Error('no')) : Promise.resolve()));
    const [first, second] = await Promise.allSettled([eachBatch(payload(0)), eachBatch(payload(1))]);
    expect([first?.status, second?.status]).toEqual(['rejected', 'rejected']);
    await eachBatch(payload(0));
  });
});

describe('the heartbeat beside a batch', () => {
  it('beats while the work lasts and stops with it', async () => {
    let beats = 0;
    const heartbeat = startHeartbeat(() => Promise.resolve(void (beats += 1)), {
      everyMs: 5,
      abort: new AbortController(),
    });
    await sleep(60);
    heartbeat.stop();
    const during = beats;
    expect(during).toBeGreaterThan(2);
    await sleep(30);
    expect(beats).toBe(during);
  });

  it('aborts the work when it is refused', async () => {
    const abort = new AbortController();
    const refused = new Error('rebalance in progress');
    const heartbeat = startHeartbeat(() => Promise.reject(refused), { everyMs: 5, abort });
    await sleep(40);
    heartbeat.stop();
    expect(abort.signal.reason).toBe(refused);
    expect(heartbeat.failure()).toBe(refused);
  });
});
