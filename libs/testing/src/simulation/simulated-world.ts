import type { Clock, NewId } from '@crossroads/kernel';
import { MemoryBroker, VirtualTime, type Store } from '@crossroads/messaging';
import { faultyStores } from '../faulty/faulty-stores.ts';
import { seededIds } from './ids.ts';
import { Luck } from './luck.ts';
import type { MakeParts } from './simulated-node.ts';
import type { SimulatedLog, Surroundings } from './surroundings.ts';
import { simulatedService, type SimulatedService } from './simulated-service.ts';

/** A part to be put in that must be caught. */
export type FaultyPart = keyof typeof faultyStores;

/** What makes a world. */
export type WorldOptions = {
  readonly seed: number;
  /** Partition counts by topic. */
  readonly topics: Readonly<Record<string, number>>;
  readonly faulty?: FaultyPart | undefined;
  /** Where log lines go; nowhere when not given. */
  readonly log?: ((line: string) => void) | undefined;
};

/** Monday, 2026-06-01 09:00 in Albuquerque: business hours, so that nothing waits for a morning. */
const startMs = Date.UTC(2026, 5, 1, 15, 0, 0);

/** Everything around the services: one time, one luck, one broker, one clock. */
export class SimulatedWorld implements Surroundings {
  readonly time: VirtualTime;
  readonly luck: Luck;
  readonly broker: MemoryBroker;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly services: SimulatedService[] = [];
  #clockAheadMs = 0;
  #fingerprint = 0;

  constructor(private readonly options: WorldOptions) {
    this.time = new VirtualTime(options.seed, startMs);
    this.luck = new Luck(this.time.random);
    this.broker = new MemoryBroker(this.time, { topics: options.topics });
    this.clock = { now: () => new Date(this.time.now() + this.#clockAheadMs) };
    this.newId = seededIds(this.time.random, () => this.time.now() + this.#clockAheadMs);
    this.broker.onAppend(topic => this.#note(topic));
  }

  /** A number that differs when anything went differently. */
  get fingerprint(): number {
    return this.#fingerprint;
  }

  /** Adds a service; its processes start at once. */
  add<C>(name: string, parts: MakeParts<C>, processes = 2): SimulatedService {
    const service = simulatedService(this, name, parts);
    this.services.push(service);
    service.start(processes);
    return service;
  }

  /** Moves the services' clock ahead: timers come due. */
  moveClock(ms: number): void {
    this.#clockAheadMs += ms;
  }

  /** Lets time pass. */
  async pass(ms: number): Promise<void> {
    await this.time.runUntil(() => false, ms);
  }

  /** The store as the services get it: as it is, or with the faulty part. */
  wrapStore(store: Store): Store {
    return this.options.faulty ? faultyStores[this.options.faulty](store) : store;
  }

  /** The log of one process. */
  log(name: string): SimulatedLog {
    const write = (level: string) => (message: string, fields?: object) =>
      this.options.log?.(
        `${(this.time.now() - startMs).toFixed(2)} ${name} ${level} ${message} ${JSON.stringify(fields)}`,
      );
    return { info: write('info'), warn: write('warn'), error: write('error') };
  }

  #note(topic: string): void {
    const text = `${topic} ${this.time.now()} ${this.time.steps}`;
    for (let at = 0; at < text.length; at++) {
      this.#fingerprint = (Math.imul(this.#fingerprint, 31) + text.charCodeAt(at)) | 0;
    }
  }
}
