import { LostRace } from '@crossroads/kernel';
import { Grouper } from './grouper.ts';

const recording = (limits?: { group: number; queue: number }) => {
  const groups: (readonly number[])[] = [];
  const grouper = new Grouper<number, number>(async items => {
    groups.push(items);
    if (items.includes(13)) throw new RangeError('thirteen');
    if (items.includes(40)) throw new LostRace('forty');
    await new Promise(resolve => setTimeout(resolve, 5));
    return items.map(item => (item === 7 ? { error: new TypeError('seven') } : { result: item * 2 }));
  }, limits);
  return { groups, submit: (...items: number[]) => Promise.allSettled(items.map(item => grouper.submit(item))) };
};

const values = (outcomes: readonly PromiseSettledResult<number>[]) =>
  outcomes.map(outcome => (outcome.status === 'fulfilled' ? outcome.value : outcome.reason.name));

it('groups what arrives together, in order, up to its size, one group at a time', async () => {
  const { groups, submit } = recording({ group: 3, queue: 100 });
  expect(values(await submit(1, 2, 3, 4, 5))).toEqual([2, 4, 6, 8, 10]);
  expect(groups).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
});

it('lets a lonely item wait for nobody', async () => {
  const { groups, submit } = recording();
  await submit(1);
  await submit(2);
  expect(groups).toEqual([[1], [2]]);
});

it('tries a group that fails by its content one by one', async () => {
  const { groups, submit } = recording();
  expect(values(await submit(1, 13, 2))).toEqual([2, 'RangeError', 4]);
  expect(groups).toEqual([[1, 13, 2], [1], [13], [2]]);
});

it('does not repeat a group when the trouble is outside', async () => {
  const { groups, submit } = recording();
  expect(values(await submit(1, 40))).toEqual(['LostRace', 'LostRace']);
  expect(groups).toHaveLength(1);
});

it('gives each item its own outcome, and goes on', async () => {
  const { submit } = recording();
  expect(values(await submit(7, 8))).toEqual(['TypeError', 16]);
  expect(values(await submit(9))).toEqual([18]);
});

it('refuses at once what does not fit into the queue', async () => {
  const { submit } = recording({ group: 2, queue: 3 });
  const outcomes = await submit(1, 2, 3, 4);
  expect(outcomes[3]).toMatchObject({ reason: { code: 'overloaded', retryAfterSeconds: 2 } });
  expect(values(outcomes).slice(0, 3)).toEqual([2, 4, 6]);
});
