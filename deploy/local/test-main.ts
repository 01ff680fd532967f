// npm test: see README.md. Reached through test.mjs, which has checked the machine and installed the packages.
import { argv } from 'node:process';
import { build } from './build.ts';
import { runJest, sum } from './jest-run.ts';
import type { JestResult } from './jest-run.ts';
import { progressOn } from './progress.ts';
import { areTestServersUp, downTestServers, upTestServers } from './test-servers.ts';

const KINDS = ['unit', 'contract', 'int', 'e2e', 'fault'];
const DEFAULT_KINDS = ['unit', 'contract', 'int', 'e2e'];

const words = argv.slice(2);
const named = words.filter(word => KINDS.includes(word));
const args = words.filter(word => !KINDS.includes(word));
const kinds = named.length > 0 ? named : DEFAULT_KINDS;
const pure = kinds.filter(kind => ['unit', 'contract'].includes(kind));
const withServers = kinds.filter(kind => !pure.includes(kind));
const progress = progressOn(process.stderr);
const results: (JestResult & { readonly kind: string })[] = [];

// Only whole systems run from built files; all other specs run from the sources.
const buildFor = async (kind: string): Promise<boolean> => {
  if (kind === 'int') return true;
  const complaints = await progress.step('built', build);
  if (complaints) broken(kind, new Error(`The sources do not compile:\n${complaints}`));
  return complaints === '';
};

// Whole systems and their faults want the machine to themselves; integration specs share it.
// A failed spec may leave a loop behind that would keep Jest for ever.
const widthOf = (kind: string): string[] => ['--forceExit', ...(kind === 'int' ? ['-w', '2'] : ['--runInBand'])];

const runPure = async (): Promise<void> => {
  if (pure.length === 0) return;
  const result = await runJest({ projects: pure, args: ['-w', '2', ...args], quiet: withServers.length > 0 });
  process.stderr.write(result.output);
  results.push({ kind: pure.join(' and '), ...result });
};

const runWithServers = async (connections: string): Promise<void> => {
  const env = { CROSSROADS_TEST_CONNECTIONS: connections };
  for (const kind of withServers)
    if (await buildFor(kind))
      results.push({ kind, ...(await runJest({ projects: [kind], args: [...widthOf(kind), ...args], env })) });
};

const report = (): number => {
  const left = results.flatMap(result => result.left);
  if (left.length > 0) process.stdout.write(`Skipped:\n${left.map(name => `  ${name}\n`).join('')}`);
  for (const { failed, kind, passed, skipped } of results)
    process.stdout.write(`${kind}: ${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  const { failed, passed, skipped } = sum(results);
  process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  return failed === 0 ? 0 : 1;
};

const broken = (kind: string, error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  results.push({ kind, passed: 0, failed: 1, skipped: 0, left: [], output: '' });
};

const wereUp = areTestServersUp();
let ending = false;
const end = async (status: number): Promise<never> => {
  ending = true;
  if (!wereUp && withServers.length > 0) await downTestServers(progress);
  process.exit(status);
};
const onSignal = (): void => void (ending || end(130));
process.on('SIGINT', onSignal).on('SIGTERM', onSignal);

const servers =
  withServers.length > 0
    ? upTestServers(false, progress).catch((error: unknown) => broken('servers', error))
    : undefined;
await runPure().catch((error: unknown) => broken('pure', error));
const connections = await servers;
if (connections) await runWithServers(connections).catch((error: unknown) => broken('with servers', error));
if (!ending) await end(report());
