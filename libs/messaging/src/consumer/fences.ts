import type { ConsumerStore, OffsetMove } from '../store/consumer-store.ts';
import type { FetchedPartition, IncomingMessage, TopicPartition } from '../transport.ts';
import { keyName, partitionName } from './item.ts';

/**
 * Where one partition stands: `next` is the fence in the database, `read` how far was read beyond it without anything to
 * write. `soughtFor` is the first offset that came after a gap and made us go back.
 */
type Stand = { readonly next: number; readonly read: number; readonly soughtFor?: number | undefined };

/** What to do with what a fetch brought for one partition. */
export type Verdict =
  | { readonly kind: 'read'; readonly messages: readonly IncomingMessage[]; readonly acceptedGap: boolean }
  | { readonly kind: 'seek'; readonly next: number }
  | { readonly kind: 'recreated' }
  | { readonly kind: 'foreign' };

/**
 * The fences and parked keys of one group as last read. Both change only in transactions that move a fence, so while the
 * fences are right the keys are too. Therefore fences are read first.
 */
export class Fences {
  private stands = new Map<string, Stand>();
  private clusters = new Map<string, string>();
  private parked = new Set<string>();

  constructor(
    private readonly store: ConsumerStore,
    private readonly group: string,
    private readonly cluster: string,
  ) {}

  /** Makes sure that these partitions are known; a new one begins where it was first read. */
  async cover(partitions: readonly FetchedPartition[]): Promise<void> {
    const unseen = partitions.filter(partition => !this.stands.has(partitionName(partition)));
    if (unseen.length === 0) return;
    await this.reload(
      unseen.map(({ topic, partition, messages }) => ({ topic, partition, next: messages[0]?.offset ?? 0 })),
    );
  }

  /** Reads everything anew: somebody else may have moved it. */
  async reload(firstSeen: readonly (TopicPartition & { readonly next: number })[] = []): Promise<void> {
    const fences = await this.store.openFences(this.group, this.cluster, firstSeen);
    this.stands = new Map(fences.map(fence => [partitionName(fence), { next: fence.next, read: fence.next }]));
    this.clusters = new Map(fences.map(fence => [partitionName(fence), fence.cluster]));
    await this.reloadParked();
  }

  async reloadParked(): Promise<void> {
    this.parked = new Set((await this.store.parkedKeys(this.group)).map(keyName));
  }

  /** Forgets all, so that it is read again when needed: the partitions may have another owner now. */
  forget(): void {
    this.stands.clear();
  }

  isParked(message: { readonly topic: string; readonly key: string }): boolean {
    return this.parked.has(keyName(message));
  }

  hasParked(): boolean {
    return this.parked.size > 0;
  }

  knows(partition: TopicPartition): boolean {
    return this.stands.has(partitionName(partition));
  }

  readPosition(partition: TopicPartition): number {
    return this.stands.get(partitionName(partition))?.read ?? 0;
  }

  /** Trims what was dealt with before, and finds gaps. Going back is tried once for each gap. */
  judge(fetched: FetchedPartition): Verdict {
    const name = partitionName(fetched);
    const stand = this.stands.get(name) ?? { next: 0, read: 0 };
    if (this.clusters.get(name) !== this.cluster) return { kind: 'foreign' };
    if (fetched.highWatermark < stand.next) return { kind: 'recreated' };
    const first = fetched.messages[0]?.offset ?? stand.read;
    const isGap = first > stand.read;
    if (isGap && stand.soughtFor !== first) {
      this.stands.set(name, { ...stand, soughtFor: first });
      return { kind: 'seek', next: stand.read };
    }
    const messages = fetched.messages.filter(({ offset }) => offset >= stand.read);
    return { kind: 'read', messages, acceptedGap: isGap };
  }

  /** The move of each partition's fence that these messages, in order, stand for. */
  movesOf(items: readonly (TopicPartition & { readonly offset: number })[]): OffsetMove[] {
    const moves = new Map<string, OffsetMove>();
    for (const { topic, partition, offset } of items) {
      const name = partitionName({ topic, partition });
      const from = this.stands.get(name)?.next ?? 0;
      moves.set(name, { topic, partition, from, to: offset + 1 });
    }
    return [...moves.values()];
  }

  /** The fences were moved, and committed. */
  moved(moves: readonly OffsetMove[]): void {
    for (const move of moves) this.stands.set(partitionName(move), { next: move.to, read: move.to });
  }

  /** Read up to there; the rest was none of our business, and the fence follows with the next message that is. */
  passed(partition: TopicPartition, to: number): void {
    const name = partitionName(partition);
    const stand = this.stands.get(name);
    if (stand) this.stands.set(name, { next: stand.next, read: Math.max(stand.read, to) });
  }
}
