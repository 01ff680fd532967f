import { startChaos } from './chaos.ts';
import { faultsOf, isSettled, postponedUntil } from './findings.ts';
import { SimulatedWorld, type WorldOptions } from './simulated-world.ts';

/** What one seed showed. */
export type SimulationResult = {
  readonly seed: number;
  /** What is wrong, in words; empty when everything held. */
  readonly faults: readonly string[];
  /** What went wrong on purpose, and how often. */
  readonly struck: ReadonlyMap<string, number>;
  readonly fingerprint: number;
  readonly steps: number;
};

/** A story: adds services and sets things off; resolves with how to check, once its callers have been answered. */
export type Story = (world: SimulatedWorld) => Promise<() => readonly string[]>;

const sliceMs = 60;
/** Timers are looked at every 250 ms. */
const stillSlices = 6;
const storyMs = 120_000;
const restMs = 60_000;

/** Waits until nothing moves for longer than any of the services' own waits. */
const rest = async (world: SimulatedWorld, atMostMs: number): Promise<void> => {
  let still = 0;
  for (let passed = 0; passed < atMostMs && still < stillSlices; passed += sliceMs) {
    await world.pass(sliceMs);
    still = isSettled(world) ? still + 1 : 0;
    // A timer that failed under faults is tried again later and later: go there.
    const postponed = still === stillSlices ? postponedUntil(world) : undefined;
    if (postponed === undefined) continue;
    world.moveClock(postponed.getTime() - world.clock.now().getTime());
    still = 0;
  }
};

/** Runs a story under faults until it is told, calms the world, lets it come to rest, and looks. */
export const simulate = async (options: WorldOptions, story: Story): Promise<SimulationResult> => {
  const world = new SimulatedWorld(options);
  let check: (() => readonly string[]) | undefined;
  let failure: Error | undefined;
  story(world).then(
    made => void (check = made),
    (error: unknown) => void (failure = error instanceof Error ? error : new Error('failed', { cause: error })),
  );
  startChaos(world);
  await world.time.runUntil(() => check !== undefined || failure !== undefined, storyMs);
  world.luck.calm();
  const { seed } = options;
  const seen = { seed, struck: world.luck.counts, fingerprint: world.fingerprint, steps: world.time.steps };
  if (!check) return { ...seen, faults: [`the story did not end: ${failure?.stack ?? 'nobody answered'}`] };
  await rest(world, options.faulty ? 6_000 : restMs);
  return { ...seen, fingerprint: world.fingerprint, steps: world.time.steps, faults: [...faultsOf(world), ...check()] };
};
