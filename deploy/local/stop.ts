// npm run stop: ends a running npm start in order, or what a killed one left behind.
import { setTimeout as sleep } from 'node:timers/promises';
import { filesOf, startEnvironment } from './environment.ts';
import { lockHolder } from './lock.ts';
import { isAlive } from './processes.ts';
import { progressOn } from './progress.ts';
import { stopAll } from './servers.ts';

const PATIENCE_MS = 60_000;

const environment = startEnvironment();
const progress = progressOn(process.stdout);
const holder = lockHolder(filesOf(environment).lock);

if (holder) {
  process.kill(holder.pid, 'SIGTERM');
  const until = performance.now() + PATIENCE_MS;
  while (isAlive(holder) && performance.now() < until) await sleep(50);
}
await stopAll(environment, name => progress.say(`stopping ${name}`));
progress.say('stopped');
