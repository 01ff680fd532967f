import {
  createMessaging,
  memoryStore,
  messagingConfig,
  MemoryTransport,
  type CrashPoint,
  type MemoryDatabase,
  type Messaging,
  type MessagingConfig,
  type ServiceParts,
  type ServicePorts,
  type VirtualProcess,
} from '@crossroads/messaging';
import { probed } from './probe.ts';
import type { Surroundings } from './surroundings.ts';

/** Makes the parts of a service as its `main` would. */
export type MakeParts<C> = (ports: ServicePorts) => ServiceParts<C>;

/** One process of a simulated service: production messaging over memory, until it is killed. */
export type SimulatedNode = {
  readonly process: VirtualProcess;
  /** What its HTTP edge would use. */
  readonly edge: Pick<Messaging<unknown>, 'idempotent' | 'work'>;
  readonly isAlive: () => boolean;
};

/** Where a process runs, and who is told that it ended by itself. */
export type NodePlace = { readonly name: string; readonly database: MemoryDatabase; readonly onEnd: () => void };

const config: MessagingConfig = {
  ...messagingConfig({}),
  leaseMs: 400,
  stallMs: 2_000,
  parkedAttempts: 20,
  parkedWaitMs: 20,
};

/** Starts a process. At any crash point it may die by the world's luck. */
export const startNode = <C>(world: Surroundings, make: MakeParts<C>, place: NodePlace): SimulatedNode => {
  const { time, clock, newId, luck, broker } = world;
  const process = time.process(place.name);
  const end = (): Promise<never> => {
    process.kill();
    place.onEnd();
    return new Promise<never>(() => undefined); // one of its own: what waits for it can be collected
  };
  const crashes = (point: CrashPoint): boolean => luck.strikes(`crash ${point}`, luck.odds.crash);
  const messaging = createMessaging(probed(make({ clock, newId }), newId), {
    store: world.wrapStore(memoryStore(place.database, process, luck.store)),
    transport: new MemoryTransport(broker, { scheduler: process, faults: luck.wire }),
    clock,
    time: process,
    newId,
    config,
    digest: value => JSON.stringify(value),
    log: world.log(place.name),
    reached: point => (crashes(point) ? end() : undefined),
    exit: () => void end(),
  });
  messaging.start();
  const { idempotent, work } = messaging;
  return { process, edge: { idempotent, work }, isAlive: () => !process.killed };
};
