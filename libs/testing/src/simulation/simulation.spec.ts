import type { Answer, Tx } from '@crossroads/messaging';
import { committedRows } from './findings.ts';
import { askUntilAnswered, simulatedRequest } from './simulated-client.ts';
import type { SimulatedService } from './simulated-service.ts';
import type { SimulatedWorld } from './simulated-world.ts';
import { seedsFrom, simulateSeeds, toldFailure } from './seeds.ts';
import { simulate, type Story } from './simulate.ts';
import { addPieces, ToyMadeV1, ToyOrderPlacedV1, toyMaker, ToyRow, toyShop } from './toy.ts';

const topics = { [ToyOrderPlacedV1.topic]: 3, [ToyMadeV1.topic]: 3 };
const orders = 12;
const child = { actorId: 'b0a3c1a4-0c11-4d6f-9f27-5d8a0f3f7a11', role: 'referrer', site: 'abq' } as const;

/** A few subjects, several orders each: order of keys and sums both matter. */
const story: Story = async world => {
  const shop = world.add('toyshop', toyShop);
  const maker = world.add('toymaker', toyMaker);
  const ids = Array.from({ length: 5 }, () => world.newId());
  const promised = new Map<string, number>();
  await Promise.all(
    Array.from({ length: orders }, async (_, index) => {
      const [id = '', pieces] = [ids[index % ids.length], index + 1];
      await order(world, shop, { id, pieces });
      promised.set(id, (promised.get(id) ?? 0) + pieces);
    }),
  );
  return () => [
    ...wrongSums('toymaker', committedRows(maker, 'toy', ToyRow), promised, 1),
    ...wrongSums('toyshop', committedRows(shop, 'toy', ToyRow), promised, 2),
  ];
};

const order = async (
  world: SimulatedWorld,
  shop: SimulatedService,
  { id, pieces }: { readonly id: string; readonly pieces: number },
): Promise<void> => {
  const request = simulatedRequest(world, { actor: child, body: { pieces } });
  await askUntilAnswered(world, shop, edge =>
    edge.idempotent.run(request, async (tx: Tx): Promise<Answer> => {
      await addPieces(tx, [{ id, pieces }]);
      tx.publish({ correlationId: id }, [{ type: ToyOrderPlacedV1.type, site: 'abq', subject: id, data: { pieces } }]);
      return { status: 201, body: {} };
    }),
  );
};

const wrongSums = (
  who: string,
  rows: readonly ToyRow[],
  promised: ReadonlyMap<string, number>,
  times: number,
): string[] =>
  [...promised].flatMap(([id, pieces]) => {
    const found = rows.find(row => row.id === id)?.pieces ?? 0;
    return found === pieces * times ? [] : [`${who} has ${found} pieces of ${id}, not ${pieces * times}`];
  });

const everything = [
  'request lost',
  'response lost',
  'duplicate',
  'fetched again',
  'commit refused',
  'commit cut',
  'statement failed',
  'removal lost',
  'kill',
  'freeze',
  'rebalance',
  'crash acceptAfterCommit',
  'crash consumeBeforeCommit',
  'crash consumeAfterCommit',
  'crash afterProduceBeforeDelete',
];
const trials = Array.from({ length: 60 }, (_, index) => index + 1);

describe('the simulation of two toy services', () => {
  it('holds for every seed, whatever breaks', async () => {
    const result = await simulateSeeds(seedsFrom(100), { topics }, story);
    expect(toldFailure(result)).toBe('');
    const missing = everything.filter(what => !result.struck.has(what));
    if (result.seeds > 1) expect(missing).toEqual([]);
  }, 60_000);

  it('goes the same way for the same seed, and another for another', async () => {
    const one = await simulate({ seed: 7, topics }, story);
    const again = await simulate({ seed: 7, topics }, story);
    const other = await simulate({ seed: 8, topics }, story);
    expect([again.fingerprint, again.steps]).toEqual([one.fingerprint, one.steps]);
    expect(other.fingerprint).not.toBe(one.fingerprint);
  });

  it.each([
    ['commitsOffsetsFirst', /handled .* 0 times/],
    ['forgetsInbox', /handled .* 2 times/],
    ['readsOutboxByCursor', /events to send/],
  ] as const)('catches a part that %s', async (faulty, sign) => {
    const { failed } = await simulateSeeds(trials, { topics, faulty }, story);
    expect(failed?.faults.join('\n')).toMatch(sign);
  });
});
