import { between } from '@crossroads/messaging';
import type { SimulatedWorld } from './simulated-world.ts';

/** How often something happens to a process, in milliseconds of the simulation: drawn up to this. */
const everyMs = 250;

const actions = {
  kill: ({ services, time }: SimulatedWorld): void => {
    const service = services[Math.floor(time.random() * services.length)];
    service?.kill(Math.floor(time.random() * service.nodes.length));
  },
  freeze: ({ services, time }: SimulatedWorld): void => {
    const service = services[Math.floor(time.random() * services.length)];
    // Beyond the lease and the session: it wakes up as a zombie.
    service?.anyNode()?.process.freeze(between(time.random, 50, 900));
  },
  rebalance: ({ services, broker, time }: SimulatedWorld): void => {
    const service = services[Math.floor(time.random() * services.length)];
    if (service) broker.group(service.reading.group).rebalance();
  },
};
type Action = keyof typeof actions;
const names: readonly Action[] = ['kill', 'freeze', 'rebalance'];

/** Kills, freezes and rebalances at drawn times until the world is calm. */
export const startChaos = (world: SimulatedWorld): void => {
  const { time, luck } = world;
  const wildness = time.random();
  const strike = (): void => {
    if (luck.isCalm) return;
    const name = names[Math.floor(time.random() * names.length)] ?? 'kill';
    if (luck.strikes(name, wildness)) actions[name](world);
    time.after(between(time.random, 10, everyMs), strike);
  };
  time.after(between(time.random, 0, everyMs), strike);
};
