import type { Clock, NewId } from '@crossroads/kernel';
import { errorFields } from '@crossroads/platform';
import type { Logger } from '@crossroads/platform';
import type { BatchHandler } from '../ports.ts';
import { FenceLost } from '../store/consumer-store.ts';
import type { ConsumerStore, StoredParked } from '../store/consumer-store.ts';
import type { Turns } from '../turns.ts';
import type { StoreUnitOfWork } from '../work/unit-of-work.ts';
import { isOutside } from './consumption.ts';
import { bury, reasonOf } from './dead.ts';
import type { Dying } from './dead.ts';
import type { Decoder } from './decode.ts';
import type { Fences } from './fences.ts';
import type { Item } from './item.ts';
import { MessageRefused } from './message-refused.ts';
import { hasCommand, receivedOf } from './received.ts';

/** What draining parked keys needs. */
export type DrainPorts<C> = {
  readonly service: string;
  readonly group: string;
  readonly store: ConsumerStore;
  readonly work: StoreUnitOfWork;
  readonly decoder: Decoder<C>;
  readonly handle: BatchHandler<C>;
  readonly fences: Fences;
  readonly turns: Turns;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly maxAttempts: number;
  readonly retryAt: (attempts: number) => Date;
};

const KEYS_A_ROUND = 50;

/**
 * Tries parked messages again, each key in its order, in turns with the consumer so that none overtakes. After too many
 * failures a message dies and the ones behind it go on. A replayed dead letter comes through here too.
 */
export class ParkedDrain<C> {
  constructor(private readonly ports: DrainPorts<C>) {}

  /** True while this process knows of parked keys. */
  hasParked(): boolean {
    return this.ports.fences.hasParked();
  }

  /** Tries what is due, once; returns how many messages were settled. */
  round(): Promise<number> {
    return this.ports.turns.run(async () => {
      const { store, group, clock, fences } = this.ports;
      const heads = await store.dueParked(group, clock.now(), KEYS_A_ROUND);
      let settled = 0;
      for (const head of heads) settled += await this.drainKey(head);
      if (heads.length > 0 || fences.hasParked()) await fences.reloadParked();
      return settled;
    });
  }

  private async drainKey({ topic, key }: StoredParked): Promise<number> {
    let settled = 0;
    for (const message of await this.ports.store.parkedOf(this.ports.group, topic, key)) {
      if (message.nextAttemptAt > this.ports.clock.now() || !(await this.tryAgain(message))) return settled;
      settled += 1;
    }
    return settled;
  }

  /** True when the message is settled: handled, or dead. */
  private async tryAgain(message: StoredParked): Promise<boolean> {
    const { store, maxAttempts, retryAt, log } = this.ports;
    const attempts = message.attempts + 1;
    if (attempts > maxAttempts) return this.kill(message, message.reason);
    // Written before the work: a message that kills the process must not do so for ever.
    await store.postponeParked(message.id, attempts, retryAt(attempts));
    try {
      return await this.handle(message);
    } catch (error) {
      if (error instanceof FenceLost || isOutside(error)) return this.letBe(message);
      log.warn('parked message failed', { topic: message.topic, attempts, ...errorFields(error) });
      const isOver = error instanceof MessageRefused || attempts >= maxAttempts;
      return isOver ? this.kill({ ...message, attempts }, reasonOf(error)) : false;
    }
  }

  /** Trouble outside is not the message's fault: the attempt does not count. */
  private async letBe({ id, attempts }: StoredParked): Promise<false> {
    const { store, fences, retryAt } = this.ports;
    fences.forget();
    await store.postponeParked(id, attempts, retryAt(1));
    return false;
  }

  private async handle(message: StoredParked): Promise<boolean> {
    const { group, work, decoder, clock } = this.ports;
    const decoded = decoder.decode(message.topic, message.value);
    if (decoded.kind === 'dead') return this.kill(message, decoded.reason);
    await this.hold(message);
    await work.runWith(
      async (tx, store) => {
        await store.advanceOffsets(group, this.lockOf(message));
        if (decoded.kind === 'command') {
          const item: Item<C> = { ...message, decoded };
          const fresh = await store.claimInbox(group, [decoded.event.id]);
          const occasion = { at: clock.now(), startedAt: new Date(), group };
          if (fresh.size > 0 && hasCommand(item)) await this.ports.handle([receivedOf(item, occasion)], tx);
        }
        await store.unpark([message.id]);
      },
      { kind: 'parked', scope: { sites: decoded.kind === 'command' ? [decoded.event.site] : [], accesses: [] } },
    );
    return true;
  }

  private async kill(message: StoredParked, reason: string): Promise<boolean> {
    const { work, service, group, newId, clock, decoder, log } = this.ports;
    const { id, replayOf, topic, partition, offset, key, attempts, eventId } = message;
    const decoded = decoder.decode(topic, message.value);
    const event = decoded.kind === 'skip' ? undefined : decoded.event;
    const known = { eventId, type: event?.type, site: event?.site, correlationId: event?.correlationid };
    const dying: Dying = {
      id: replayOf,
      topic,
      partition,
      offset,
      key,
      ...known,
      reason,
      attempts,
      raw: message.value,
    };
    await work.runWith(
      async (tx, store) => {
        await store.unpark([id]);
        await bury({ service, group, newId, now: clock.now() }, [dying], { tx, store });
      },
      { kind: 'parked' },
    );
    log.error('message died', { topic, partition, offset, reasonCode: reason, attempts });
    return true;
  }

  private async hold(message: StoredParked): Promise<void> {
    if (!this.ports.fences.knows(message)) await this.ports.fences.reload();
  }

  /** Locks the fence of the message's partition where it stands: only the partition's owner may drain its keys. */
  private lockOf({ topic, partition }: StoredParked) {
    const { fences } = this.ports;
    if (!fences.knows({ topic, partition })) return [];
    return fences.movesOf([{ topic, partition, offset: -1 }]).map(move => ({ ...move, to: move.from }));
  }
}
