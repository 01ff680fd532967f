import { ANSWER_DAYS, sweep } from './housekeeping.ts';

const now = new Date('2026-11-24T18:00:00.000Z');

describe('housekeeping', () => {
  it('keeps answers for 35 days and no longer, also where more came in than one step removes', async () => {
    const left = [12_000];
    const asked: Date[] = [];
    const removed = await sweep(
      {
        sweep: async ({ answers, limit }) => {
          asked.push(answers);
          const some = Math.min(left[0] ?? 0, limit);
          left[0] = (left[0] ?? 0) - some;
          return some;
        },
      },
      now,
    );
    expect([removed, asked.length, ANSWER_DAYS]).toEqual([12_000, 3, 35]);
    expect(asked[0]).toEqual(new Date('2026-10-20T18:00:00.000Z'));
  });

  it('ends although there is always more', async () =>
    expect(await sweep({ sweep: async () => 5_000 }, now)).toBe(1e6));
});
