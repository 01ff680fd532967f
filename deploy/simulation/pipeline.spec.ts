import { topics as contractTopics } from '@crossroads/contracts';
import { seedsFrom, simulate, simulateSeeds, toldFailure, type Story } from '@crossroads/testing';
import { readCity, type City } from './city.ts';
import { ledgerFaults } from './ledger.ts';
import { answerOffers, sendReferrals } from './people.ts';
import { loadCity, startPipeline } from './services.ts';

const dayMs = 24 * 60 * 60 * 1_000;
const topics = Object.fromEntries(contractTopics.map(({ name }) => [name, 2]));

let city: City;
beforeAll(async () => {
  city = await readCity();
});

/** A few referrals go through the whole pipeline while it breaks; providers answer; perhaps offers expire. */
const story: Story = async world => {
  const pipeline = startPipeline(world, city);
  await loadCity(world, city, pipeline);
  const promised = await sendReferrals(world, city, pipeline);
  await answerOffers(world, city, pipeline);
  if (world.time.random() < 0.4) world.moveClock(dayMs + 60_000);
  return () => ledgerFaults(world, pipeline, promised);
};

const everything = [
  'request lost',
  'response lost',
  'duplicate',
  'fetched again',
  'commit refused',
  'commit cut',
  'kill',
  'freeze',
];
const trials = Array.from({ length: 40 }, (_, index) => index + 1);

describe('the simulated pipeline', () => {
  it('keeps every promise under a thousand seeds', async () => {
    const result = await simulateSeeds(seedsFrom(1_000), { topics }, story);
    expect(toldFailure(result)).toBe('');
    if (result.seeds > 1) expect(everything.filter(what => !result.struck.has(what))).toEqual([]);
  }, 180_000);

  it.each([3, 17, 40, 41, 99])('goes the same way for the same seed: %i', async seed => {
    const [one, again] = [await simulate({ seed, topics }, story), await simulate({ seed, topics }, story)];
    expect([again.fingerprint, again.steps]).toEqual([one.fingerprint, one.steps]);
  });

  it.each([
    ['commitsOffsetsFirst', /handled .* 0 times/],
    ['forgetsInbox', /handled .* 2 times/],
    ['readsOutboxByCursor', /events to send/],
  ] as const)(
    'catches a part that %s',
    async (faulty, sign) => {
      const { failed } = await simulateSeeds(trials, { topics, faulty }, story);
      expect(failed?.faults.join('\n')).toMatch(sign);
    },
    60_000,
  );
});
