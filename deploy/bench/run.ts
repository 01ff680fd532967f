import { setTimeout as sleep } from 'node:timers/promises';
import { filesOf, startEnvironment } from '../local/environment.ts';
import { percentiles } from '../local/percentiles.ts';
import type { Percentiles } from '../local/percentiles.ts';
import { isAlive, recorded } from '../local/processes.ts';
import type { Connections } from '../local/system.ts';
import { arrivals, WARM_UP_SECONDS } from './arrivals.ts';
import { cpuOf, type Measured } from './cpu.ts';
import type { OfferWatch } from './offers.ts';
import { sendAll, type SenderOptions, type Sent } from './sender.ts';

/** What one run at one rate showed. */
export type RunResult = {
  readonly rate: number;
  readonly seconds: number;
  readonly sent: number;
  readonly accepted: number;
  readonly refused: number;
  readonly offered: number;
  readonly acceptMs: Percentiles;
  readonly offeredMs: Percentiles;
  readonly cpuMsPerReferral: number;
  readonly cpuMsByProcess: Readonly<Record<string, number>>;
  /** False when the referrals under way grew through the window. */
  readonly holds: boolean;
};

export type RunOptions = {
  readonly rate: number;
  readonly seconds: number;
  readonly connections: Connections;
  readonly offers: OfferWatch;
  readonly token: SenderOptions['token'];
  readonly body: (index: number) => string;
};

/** How long the last offers may take after the last referral was sent. */
const SETTLE_MS = 2_000;
const SAMPLE_MS = 500;

// A bench that started the system is its parent: the generator counts alone.
const running = (): readonly Measured[] => [
  ...recorded(filesOf(startEnvironment()).processes).filter(isAlive),
  { name: 'generator', pid: process.pid, alone: true },
];

const round = (value: number): number => Math.round(value * 100) / 100;

/** CPU by process between two readings, per referral. */
const cpuBetween = (before: Map<string, number>, after: Map<string, number>, count: number): Record<string, number> =>
  Object.fromEntries(
    [...after].map(([name, ms]) => [name, round((ms - (before.get(name) ?? 0)) / Math.max(1, count))]),
  );

/** Referrals sent and not answered, sampled twice a second. */
const watchBacklog = (all: readonly Sent[]): { readonly stop: () => readonly number[] } => {
  const samples: number[] = [];
  const timer = setInterval(() => {
    samples.push(all.filter(({ acceptedAt, refusal }) => acceptedAt === undefined && refusal === undefined).length);
  }, SAMPLE_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return samples;
    },
  };
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Half a second's worth of arrivals is noise; more than that between the thirds of a run is a backlog that grows. */
const grows = (samples: readonly number[], rate: number): boolean => {
  const third = Math.floor(samples.length / 3);
  return mean(samples.slice(-third)) - mean(samples.slice(third, 2 * third)) > rate / 2;
};

const untilSettled = async (offers: OfferWatch): Promise<boolean> => {
  const until = performance.now() + 60_000;
  for (let count = -1; performance.now() < until;) {
    if (offers.seen.size === count) return true;
    count = offers.seen.size;
    await sleep(SETTLE_MS / 2);
  }
  return false;
};

/** Sends at one rate and tells what came of it; the warm-up is not counted. */
export const runAt = async ({ rate, seconds, connections, offers, token, body }: RunOptions): Promise<RunResult> => {
  const moments = arrivals(rate, seconds + WARM_UP_SECONDS, Math.random);
  const all: Sent[] = [];
  const backlog = watchBacklog(all);
  const began = performance.now();
  const url = connections.services['intake']?.url ?? '';
  const sending = sendAll({ url, token, moments, body }, all);
  await sleep(WARM_UP_SECONDS * 1000);
  const before = cpuOf(running());
  await sending;
  const ended = performance.now();
  const samples = backlog.stop();
  await untilSettled(offers);
  const counted = all.filter(({ intendedAt }) => intendedAt >= began + WARM_UP_SECONDS * 1000);
  const byProcess = cpuBetween(before, cpuOf(running()), counted.length);
  const offeredMs = counted.flatMap(({ intendedAt, referralId }) => {
    const at = offers.seen.get(referralId ?? '');
    return at === undefined ? [] : [at - intendedAt];
  });
  const late = ended - began - (seconds + WARM_UP_SECONDS) * 1000;
  return {
    rate,
    seconds,
    sent: counted.length,
    accepted: counted.filter(({ acceptedAt }) => acceptedAt !== undefined).length,
    refused: counted.filter(({ refusal }) => refusal !== undefined).length,
    offered: offeredMs.length,
    acceptMs: percentiles(
      counted.flatMap(({ acceptedAt, intendedAt }) => (acceptedAt ? [acceptedAt - intendedAt] : [])),
    ),
    offeredMs: percentiles(offeredMs),
    cpuMsPerReferral: round(Object.values(byProcess).reduce((sum, ms) => sum + ms, 0)),
    cpuMsByProcess: byProcess,
    holds: !grows(samples, rate) && late < SETTLE_MS && Math.max(0, ...offeredMs) < 10 * SETTLE_MS,
  };
};
