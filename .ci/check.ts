import { spawnSync } from 'node:child_process';

const STAGES = [
  'format:check',
  'lint',
  'typecheck',
  'check:deps',
  'check:fences',
  'check:data',
  'check:docs',
  'check:roles',
  'check:contracts',
];

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Runs one stage and prints one line for it, or everything it said when it failed. */
const passes = (stage: string): boolean => {
  const started = Date.now();
  const run = spawnSync('npm', ['run', '--silent', stage], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const said = `${run.stdout}${run.stderr}`.trim();
  const isGood = run.status === 0;
  const lastLine = said.split('\n').at(-1) ?? '';
  console.log(isGood ? `ok    ${stage.padEnd(16)} ${seconds(started).padStart(7)}  ${lastLine}` : said);
  if (!isGood) console.log(`FAILED ${stage} after ${seconds(started)}; run it alone with: npm run ${stage}`);
  return isGood;
};

const started = Date.now();
if (STAGES.every(passes)) console.log(`${STAGES.length} checks passed in ${seconds(started)}`);
else process.exitCode = 1;
