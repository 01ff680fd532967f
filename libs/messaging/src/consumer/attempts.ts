import type { Attempt, ConsumerStore } from '../store/consumer-store.ts';
import type { Position, TopicPartition } from '../transport.ts';
import { partitionName } from './item.ts';

// Our own defaults.
const BATCH_DEATHS = 3;
const SINGLE_DEATHS = 2;

/**
 * Finds a message that kills the process. Before the first work on a partition since the start, and before each message
 * that is worked on alone, the attempt is written down, once by each process; after three deaths at the same offset
 * messages go one by one, and one that killed the process twice while alone is dead. Costs nothing once a partition went
 * well.
 */
export class Attempts {
  /** As left by the process before; never changed, since a failure that we survive is no death. */
  private left: Map<string, Attempt> | undefined;
  private readonly written = new Set<string>();
  private readonly proven = new Set<string>();

  constructor(
    private readonly store: ConsumerStore,
    private readonly group: string,
  ) {}

  /** Writes down that work on these partitions begins; returns names of those whose messages must go one by one. */
  async begin(positions: readonly Position[]): Promise<ReadonlySet<string>> {
    const unproven = positions.filter(position => !this.proven.has(partitionName(position)));
    if (unproven.length === 0) return new Set();
    const left = (this.left ??= await this.read());
    const isSuspect = (position: Position): boolean => {
      const before = left.get(partitionName(position));
      return before?.next === position.next && (before.single || before.attempts >= BATCH_DEATHS);
    };
    await this.write(
      unproven.filter(position => !isSuspect(position)),
      false,
    );
    return new Set(unproven.filter(isSuspect).map(partitionName));
  }

  /** Before a message goes alone: true when it must not, because it killed the process too often. */
  async isDeadly(message: TopicPartition & { readonly offset: number }): Promise<boolean> {
    const { topic, partition, offset } = message;
    const before = this.left?.get(partitionName(message));
    if (before?.single && before.next === offset && before.attempts >= SINGLE_DEATHS) return true;
    await this.write([{ topic, partition, next: offset }], true);
    return false;
  }

  /** What a fetch brought went well. */
  prove(partitions: readonly TopicPartition[]): void {
    for (const partition of partitions) this.proven.add(partitionName(partition));
  }

  /** An orderly stop is no death. */
  async clear(): Promise<void> {
    if (this.left) await this.store.clearAttempts(this.group);
  }

  private async read(): Promise<Map<string, Attempt>> {
    return new Map((await this.store.readAttempts(this.group)).map(attempt => [partitionName(attempt), attempt]));
  }

  private async write(positions: readonly Position[], single: boolean): Promise<void> {
    const nameOf = (position: Position): string => `${partitionName(position)}@${position.next} ${single}`;
    const unwritten = positions.filter(position => !this.written.has(nameOf(position)));
    if (unwritten.length === 0) return;
    const attempts = unwritten.map(({ topic, partition, next }) => {
      const before = this.left?.get(partitionName({ topic, partition }));
      const isSame = before?.next === next && before.single === single;
      return { topic, partition, next, single, attempts: isSame ? before.attempts + 1 : 1 };
    });
    await this.store.writeAttempts(this.group, attempts);
    for (const position of unwritten) this.written.add(nameOf(position));
  }
}
