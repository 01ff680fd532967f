// npm run status: what runs, and what waits. Ends with 0 where everything is ready and nothing is stuck, else with 1.
import { services } from '../migrate/catalog.ts';
import { filesOf, localPlanes, startEnvironment } from './environment.ts';
import { readJson } from './files.ts';
import { lockHolder } from './lock.ts';
import { messagingOf, isReady } from './management.ts';
import { isAlive, recorded } from './processes.ts';
import type { Connections } from './system.ts';

const environment = startEnvironment();
const files = filesOf(environment);
const holder = lockHolder(files.lock);
const alive = recorded(files.processes).filter(isAlive);

const line = (cells: readonly (string | number)[]): void =>
  void process.stdout.write(`${cells.map((cell, at) => String(cell).padEnd(at === 0 ? 22 : 12)).join('')}\n`);

// A service whose plane was left out has no address.
const service = async (name: string, managementUrl?: string): Promise<boolean> => {
  const ready = managementUrl !== undefined && (await isReady(managementUrl));
  const figures = ready ? await messagingOf(managementUrl) : undefined;
  const pid = alive.find(entry => entry.name === name)?.pid ?? '-';
  line([
    name,
    pid,
    ready ? 'ready' : 'NOT READY',
    figures?.lag ?? '?',
    figures?.outbox ?? '?',
    figures?.deadLetters ?? '?',
    figures?.parked ?? '?',
  ]);
  return ready && figures !== undefined && figures.deadLetters === 0;
};

const report = async (): Promise<boolean> => {
  process.stdout.write(`running since ${holder?.since ?? '?'} (process ${holder?.pid ?? '?'})\n`);
  line(['part', 'pid', 'state', 'lag', 'outbox', 'dead', 'parked']);
  const servers = [...localPlanes.flatMap(plane => [`postgres-${plane}`, `issuer-${plane}`]), 'kafka'];
  for (const name of servers) {
    const found = alive.find(entry => entry.name === name);
    line([name, found?.pid ?? '-', found ? 'running' : 'NOT RUNNING']);
  }
  const addresses = readJson<Connections>(files.connections)?.services ?? {};
  const good: boolean[] = [];
  for (const name of services) good.push(await service(name, addresses[name]?.managementUrl));
  return good.every(Boolean) && servers.every(name => alive.some(entry => entry.name === name));
};

if (!holder && alive.length === 0) {
  process.stdout.write('Crossroads does not run. Start it with npm start.\n');
  process.exitCode = 1;
} else {
  if (!holder)
    process.stdout.write(
      `Left behind by a run that was killed: ${alive.map(({ name }) => name).join(', ')}. npm run stop ends them.\n`,
    );
  process.exitCode = (await report()) && holder ? 0 : 1;
}
