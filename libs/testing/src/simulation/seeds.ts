import { simulate, type SimulationResult, type Story } from './simulate.ts';
import type { WorldOptions } from './simulated-world.ts';

/** What many seeds showed together. */
export type SeedsResult = {
  readonly seeds: number;
  /** The first seed that failed, if one did. */
  readonly failed: SimulationResult | undefined;
  /** How often each thing went wrong on purpose. */
  readonly struck: ReadonlyMap<string, number>;
};

const whole = (text: string | undefined, otherwise: number): number => {
  const value = Number(text ?? otherwise);
  if (!Number.isSafeInteger(value)) throw new TypeError(`not a seed: ${text}`);
  return value;
};

/** Seeds 1 to `count`; `SIMULATION_SEED` runs that one alone, `SIMULATION_FROM` begins elsewhere. */
export const seedsFrom = (count: number): readonly number[] => {
  const { SIMULATION_SEED: only, SIMULATION_FROM: from } = process.env;
  if (only) return [whole(only, 1)];
  const first = whole(from, 1);
  return Array.from({ length: count }, (_, index) => first + index);
};

/** Runs a story under each seed until one fails. With `SIMULATION_SEED` the log of all processes goes to stderr. */
export const simulateSeeds = async (
  seeds: readonly number[],
  options: Omit<WorldOptions, 'seed'>,
  story: Story,
): Promise<SeedsResult> => {
  const struck = new Map<string, number>();
  const log = process.env['SIMULATION_SEED'] ? (line: string) => void process.stderr.write(`${line}\n`) : undefined;
  for (const seed of seeds) {
    const result = await simulate({ log, ...options, seed }, story);
    for (const [what, times] of result.struck) struck.set(what, (struck.get(what) ?? 0) + times);
    if (result.faults.length > 0) return { seeds: seeds.length, failed: result, struck };
  }
  return { seeds: seeds.length, failed: undefined, struck };
};

/** The failure in words, with how to run its seed alone; empty when there is none. */
export const toldFailure = ({ failed }: SeedsResult): string =>
  failed ? `seed ${failed.seed} (alone: SIMULATION_SEED=${failed.seed}):\n${failed.faults.slice(0, 8).join('\n')}` : '';
