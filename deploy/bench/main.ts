// npm run bench: see README.md. Reached through bench.mjs, which has checked the machine and installed the packages.
import { cpus, totalmem } from 'node:os';
import { argv } from 'node:process';
import { parseArgs } from 'node:util';
import { timeZones } from '../local/demo-lines.ts';
import { filesOf, startEnvironment } from '../local/environment.ts';
import { readJson } from '../local/files.ts';
import { isReady } from '../local/management.ts';
import { isAlive, recorded } from '../local/processes.ts';
import { progressOn } from '../local/progress.ts';
import { startSystem } from '../local/system.ts';
import type { Connections } from '../local/system.ts';
import { findCeiling } from './ceiling.ts';
import { memoryMb } from './cpu.ts';
import { BENCH_SITE, demoMix } from './mix.ts';
import { watchOffers } from './offers.ts';
import { runAt, type RunResult } from './run.ts';
import { benchToken, durability, prepareSite, removeSite } from './site.ts';

const RAMP_SECONDS = 20;

const { values: flags } = parseArgs({
  args: argv.slice(2),
  options: {
    rate: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '60' },
    ceiling: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const progress = progressOn(flags.json ? process.stderr : process.stdout);
const environment = startEnvironment();

const positive = (name: string, text: string): number => {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new Error(`--${name} must be a number above 0`);
};

/** The running system, or one that we start and stop. */
const findSystem = async (): Promise<{ connections: Connections; stop: () => Promise<void> }> => {
  const connections = readJson<Connections>(filesOf(environment).connections);
  const ready = connections
    ? await Promise.all(Object.values(connections.services).map(({ managementUrl }) => isReady(managementUrl)))
    : [];
  if (connections && ready.length > 0 && ready.every(Boolean)) return { connections, stop: async () => undefined };
  progress.say('nothing runs: starting a system without the demo city');
  const system = await startSystem({ environment, progress, env: { all: { TRACE_RATIO: '0.01' } } });
  return { connections: system.connections, stop: () => system.stop() };
};

const line = (result: RunResult): string => {
  const { rate, seconds, sent, offered, refused, acceptMs, offeredMs, cpuMsPerReferral, holds } = result;
  const times = `accept p50 ${acceptMs.p50} p99 ${acceptMs.p99} ms, offer p50 ${offeredMs.p50} p99 ${offeredMs.p99} ms`;
  const counts = `${sent} sent, ${offered} offered, ${refused} refused`;
  return `${rate}/s for ${seconds} s: ${times}, CPU ${cpuMsPerReferral} ms a referral, ${counts}${holds ? '' : ', BACKLOG GROWS'}`;
};

const machine = () => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  platform: `${process.platform}-${process.arch}`,
  node: process.version,
});

const bench = async (connections: Connections): Promise<object> => {
  const [rate, seconds] = [positive('rate', flags.rate), positive('seconds', flags.seconds)];
  await progress.step('site of the bench prepared', () => prepareSite(connections));
  const settings = await durability(connections);
  progress.say(
    `commits: ${Object.entries(settings)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ')}`,
  );
  const token = benchToken(connections);
  await token();
  const offers = await watchOffers(connections);
  const body = demoMix(timeZones().get(BENCH_SITE) ?? 'UTC');
  const common = { connections, offers, token, body };
  const at = (each: number, length: number): Promise<RunResult> => runAt({ ...common, rate: each, seconds: length });
  const say = (result: RunResult): void => progress.say(line(result));
  try {
    const ceilingPerSecond = flags.ceiling ? await findCeiling(each => at(each, RAMP_SECONDS), say) : undefined;
    const result = await at(rate, seconds);
    say(result);
    const pids = recorded(filesOf(environment).processes).filter(isAlive);
    return {
      ...result,
      ceilingPerSecond: ceilingPerSecond ?? null,
      memoryMb: memoryMb(pids.map(({ pid }) => pid)),
      settings,
      machine: machine(),
    };
  } finally {
    await offers.close();
    await progress.step('site of the bench removed', () => removeSite(connections));
  }
};

const { connections, stop } = await findSystem();
try {
  const result = await bench(connections);
  const text = flags.json ? JSON.stringify(result) : JSON.stringify(result, null, 2);
  process.stdout.write(`${text}\n`);
} finally {
  await stop();
}
process.exit(0);
