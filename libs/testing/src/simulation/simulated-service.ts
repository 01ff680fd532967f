import { between, MemoryDatabase } from '@crossroads/messaging';
import { startNode, type MakeParts, type NodePlace, type SimulatedNode } from './simulated-node.ts';
import type { Surroundings } from './surroundings.ts';

/** What a service reads: the messages that become commands, and those that do not. */
export type Reading = {
  readonly group: string;
  readonly topics: readonly string[];
  readonly consumes: readonly { readonly type: string; readonly toCommand: (event: unknown) => unknown }[];
};

/** A service with its database and its processes; one that ends is started again a little later, as a container would be. */
export class SimulatedService {
  readonly database: MemoryDatabase;
  readonly #nodes = new Map<number, SimulatedNode>();
  #starts = 0;

  constructor(
    private readonly world: Surroundings,
    readonly name: string,
    private readonly parts: { readonly reading: Reading; readonly start: (place: NodePlace) => SimulatedNode },
  ) {
    this.database = new MemoryDatabase(world.time);
  }

  get reading(): Reading {
    return this.parts.reading;
  }

  get nodes(): readonly SimulatedNode[] {
    return [...this.#nodes.values()];
  }

  /** Starts so many processes. */
  start(processes: number): void {
    for (let index = 0; index < processes; index++) this.#start(index);
  }

  /** A process that is alive, drawn. */
  anyNode(): SimulatedNode | undefined {
    const alive = this.nodes.filter(node => node.isAlive());
    return alive[Math.floor(this.world.time.random() * alive.length)];
  }

  kill(index: number): void {
    const node = this.#nodes.get(index);
    if (!node?.isAlive()) return;
    node.process.kill();
    this.#startLater(index);
  }

  #startLater(index: number): void {
    const { time } = this.world;
    time.after(between(time.random, 5, 150), () => this.#start(index));
  }

  #start(index: number): void {
    this.#starts += 1;
    const name = `${this.name}#${index}.${this.#starts}`;
    const node = this.parts.start({ name, database: this.database, onEnd: () => this.#startLater(index) });
    this.#nodes.set(index, node);
  }
}

/** A service of the world from the parts of a real one. */
export const simulatedService = <C>(world: Surroundings, name: string, make: MakeParts<C>): SimulatedService => {
  const { plane, service, handler, topics, consumes } = make(world);
  const reading = { group: `${plane}.${service}.${handler}`, topics, consumes };
  return new SimulatedService(world, name, { reading, start: place => startNode(world, make, place) });
};
