// npm start: see README.md. Reached through start.mjs, which has checked the machine and installed the packages.
import { argv } from 'node:process';
import { runDemo } from './demo-run.ts';
import type { DemoSummary } from './demo-run.ts';
import { wipeData } from './data-version.ts';
import { filesOf, startEnvironment } from './environment.ts';
import { readJson } from './files.ts';
import { releaseLock, takeLock } from './lock.ts';
import { progressOn } from './progress.ts';
import { stopAll } from './servers.ts';
import { supervise } from './supervise.ts';
import { startSystem } from './system.ts';
import type { Connections, System } from './system.ts';
import { whereToLookAtCases } from './where-to-look-cases.ts';
import { whereToLook } from './where-to-look.ts';

const FLAGS = ['--once', '--json', '--fresh', '--no-demo'] as const;

const flags = new Set(argv.slice(2));
const unknown = [...flags].filter(flag => !FLAGS.some(known => known === flag));
const json = flags.has('--json');
const environment = startEnvironment();
const files = filesOf(environment);
const progress = progressOn(json ? process.stderr : process.stdout);

const fail = (line: string): never => {
  process.stderr.write(`${line}\n`);
  process.exit(1);
};

const summaryText = (summary: DemoSummary): string => {
  const { seconds, submitToOfferedMs, ...counts } = summary;
  const listed = Object.entries(counts).map(([name, count]) => `  ${name.padEnd(14)} ${count}`);
  const took = `  submit to offer  p50 ${submitToOfferedMs.p50} ms, p99 ${submitToOfferedMs.p99} ms; all in ${seconds} s`;
  return ['What happened in the demo:', ...listed, took, ''].join('\n');
};

const isGood = ({ deadLetters, lost, mismatches }: DemoSummary): boolean => deadLetters + lost + mismatches === 0;

let stopping = false;

const stop = async (status: number): Promise<never> => {
  stopping = true;
  await stopAll(environment, name => progress.say(`stopping ${name}`));
  releaseLock(files.lock);
  process.exit(status);
};

const onSignal = (): void => {
  if (stopping) return;
  progress.say('stopping');
  void stop(0);
};

const demo = async (system: System): Promise<number> => {
  const { cases, summary } = await runDemo(system.connections, environment, progress);
  const text = json ? `${JSON.stringify(summary)}\n` : summaryText(summary);
  process.stdout.write(json ? text : text + whereToLookAtCases(system.connections, cases, environment));
  return isGood(summary) ? 0 : 1;
};

const run = async (): Promise<void> => {
  if (flags.has('--fresh')) {
    await stopAll(environment, name => progress.say(`stopping ${name} of an earlier run`));
    wipeData(environment);
  }
  const system = await startSystem({ environment, progress, tolerant: true });
  supervise(system, progress, () => stopping);
  if (!json) process.stdout.write(whereToLook(system.connections, files));
  const status = flags.has('--no-demo') ? 0 : await demo(system);
  if (flags.has('--once')) await stop(system.leftOut.length > 0 ? 1 : status);
  // What it started does not keep this process alive: it waits here for the signal that stops all.
  setInterval(() => undefined, 2 ** 30);
};

if (unknown.length > 0) fail(`Unknown: ${unknown.join(' ')}. Known: ${FLAGS.join(' ')}`);
const holder = takeLock(files.lock);
if (holder) {
  const url = readJson<Connections>(files.connections)?.services['intake']?.url;
  fail(
    `Crossroads runs already since ${holder.since} (process ${holder.pid})${url ? `: ${url}` : ''}. Stop it with npm run stop.`,
  );
}
process.on('SIGINT', onSignal).on('SIGTERM', onSignal).on('SIGHUP', onSignal);
try {
  await run();
} catch (error) {
  if (!stopping) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    await stop(1);
  }
}
