import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './environment.ts';
import { readJson } from './files.ts';

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

export type JestResult = Counts & {
  /** Names of the tests that did not run. */
  readonly left: readonly string[];
  /** What Jest printed, where it was not shown while it ran. */
  readonly output: string;
};

type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

export type JestOptions = {
  readonly projects: readonly string[];
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Keeps the output for later, so that two runs at once do not mix theirs. */
  readonly quiet?: boolean;
};

const resultOf = (report: Report | undefined, status: number | null, output: string): JestResult => {
  // No report means that Jest itself broke: one failure that no count would show.
  if (!report)
    return { passed: 0, failed: 1, skipped: 0, left: [], output: `${output}\nJest ended with ${status} and no report` };
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const left = tests
    .filter(({ status: each }) => each === 'pending' || each === 'todo')
    .map(({ fullName }) => fullName);
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    left,
    output,
  };
};

/** Runs Jest on some of its projects in a process of its own and counts what came out. */
export const runJest = async ({ args, env = {}, projects, quiet = false }: JestOptions): Promise<JestResult> => {
  const folder = join(repository, '.local', 'test');
  mkdirSync(folder, { recursive: true });
  const report = join(folder, `jest-${projects.join('-')}.json`);
  rmSync(report, { force: true });
  const jest = join(repository, 'node_modules', 'jest', 'bin', 'jest.js');
  const line = [
    '--experimental-vm-modules',
    '--no-warnings',
    jest,
    '-c',
    join(repository, 'jest.config.js'),
    '--passWithNoTests',
  ];
  const child = spawn(
    process.execPath,
    [...line, '--json', `--outputFile=${report}`, '--selectProjects', ...projects, ...args],
    {
      cwd: repository,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', quiet ? 'pipe' : 'inherit'],
    },
  );
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const status = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  process.off('exit', kill);
  return resultOf(readJson<Report>(report), status, output);
};

export const sum = (results: readonly Counts[]): Counts => ({
  passed: results.reduce((total, { passed }) => total + passed, 0),
  failed: results.reduce((total, { failed }) => total + failed, 0),
  skipped: results.reduce((total, { skipped }) => total + skipped, 0),
});
