import type { Position, TopicPartition } from '../transport.ts';

/** A member as the group sees it. */
export type GroupMember = {
  readonly topics: readonly string[];
  /** Its share changed. What it works on may be somebody else's already. */
  readonly assign: (generation: number, partitions: readonly TopicPartition[]) => void;
};

const nameOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;

/** Who knows how many partitions a topic has. */
export type Partitioned = { readonly partitionsOf: (topic: string) => number | undefined };

/** A consumer group: members share the partitions evenly, offsets are kept when they go. */
export class MemoryGroup {
  readonly #members: GroupMember[] = [];
  readonly #committed = new Map<string, Position>();
  readonly #furthest = new Map<string, number>();
  #generation = 0;

  constructor(private readonly broker: Partitioned) {}

  get generation(): number {
    return this.#generation;
  }

  /** Where the group goes on in a partition: the beginning until something was committed. */
  committed(at: TopicPartition): number {
    return this.#committed.get(nameOf(at))?.next ?? 0;
  }

  /** The highest offset ever committed: a late commit of an old generation may lie below. */
  furthest(at: TopicPartition): number {
    return this.#furthest.get(nameOf(at)) ?? 0;
  }

  commit(positions: readonly Position[]): void {
    for (const position of positions) {
      this.#committed.set(nameOf(position), position);
      this.#furthest.set(nameOf(position), Math.max(position.next, this.furthest(position)));
    }
  }

  join(member: GroupMember): void {
    this.#members.push(member);
    this.#rebalance();
  }

  leave(member: GroupMember): void {
    const index = this.#members.indexOf(member);
    if (index < 0) return;
    this.#members.splice(index, 1);
    this.#rebalance();
  }

  /** A new generation with the same members, as after a missed heartbeat. */
  rebalance(): void {
    this.#rebalance();
  }

  #rebalance(): void {
    this.#generation += 1;
    const shares = this.#members.map((): TopicPartition[] => []);
    const topics = [...new Set(this.#members.flatMap(member => member.topics))];
    const all = topics.flatMap(topic =>
      Array.from({ length: this.broker.partitionsOf(topic) ?? 0 }, (_, partition) => ({ topic, partition })),
    );
    all.forEach((at, index) => shares[(index + this.#generation) % shares.length]?.push(at));
    this.#members.forEach((member, index) => member.assign(this.#generation, shares[index] ?? []));
  }
}
