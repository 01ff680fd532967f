import { isRetriable, LostRace } from '@crossroads/kernel';
import type { Clock, NewId } from '@crossroads/kernel';
import { names, withSpan } from '@crossroads/platform';
import type { BatchHandler, Tx } from '../ports.ts';
import type { ParkedMessage } from '../store/consumer-store.ts';
import type { StoreTx } from '../store/store.ts';
import type { StoreUnitOfWork } from '../work/unit-of-work.ts';
import { bury } from './dead.ts';
import type { Dying } from './dead.ts';
import type { Fences } from './fences.ts';
import type { Item } from './item.ts';
import { hasCommand, receivedOf } from './received.ts';

/** What handling a chunk needs. */
export type ConsumptionPorts<C> = {
  readonly service: string;
  readonly group: string;
  readonly handle: BatchHandler<C>;
  readonly work: StoreUnitOfWork;
  readonly fences: Fences;
  readonly clock: Clock;
  readonly newId: NewId;
};

/** Why a message is set aside instead of being handled. */
export type SetAside = { readonly reason: string; readonly attempts: number; readonly nextAttemptAt: Date };

const dyingOf = <C>({ decoded, value, ...item }: Item<C>, reason: string, attempts: number): Dying => {
  const { id, type, site, correlationid } = decoded.event;
  const { topic, partition, offset, key } = item;
  const where = { topic, partition, offset, key };
  return { ...where, eventId: id, type, site, correlationId: correlationid, reason, attempts, raw: value ?? undefined };
};

const sitesOf = <C>(chunk: readonly Item<C>[]): readonly string[] =>
  chunk.flatMap(({ decoded }) => decoded.event.site ?? []);

/** Deals with chunks of messages, each in one transaction with the fences it moves. */
export class Consumption<C> {
  constructor(private readonly ports: ConsumptionPorts<C>) {}

  /** Handles a chunk. Messages of parked keys queue behind them, and what cannot be read dies, in the same transaction. */
  async handle(chunk: readonly Item<C>[]): Promise<void> {
    const { group, fences } = this.ports;
    const links = chunk.flatMap(({ decoded }) => decoded.event.traceparent ?? []).slice(0, 32);
    const attributes = { [names.messagingGroup]: group, [names.messagingBatchCount]: chunk.length };
    const moves = fences.movesOf(chunk);
    await withSpan(`consume ${group}`, { links, attributes }, () =>
      this.ports.work.runWith((tx, store) => this.transact(chunk, { tx, store }), {
        kind: 'consume',
        scope: { sites: sitesOf(chunk), accesses: [] },
      }),
    );
    fences.moved(moves);
  }

  /** Sets a message aside, and with it its key. */
  async park(item: Item<C>, aside: SetAside): Promise<void> {
    const { fences, work, group } = this.ports;
    const moves = fences.movesOf([item]);
    await work.runWith(
      async (_, store) => {
        await store.advanceOffsets(group, moves);
        await store.park([this.parkedOf(item, aside)]);
      },
      { kind: 'consume' },
    );
    fences.moved(moves);
    await fences.reloadParked();
  }

  /** Gives a message up. */
  async kill(item: Item<C>, reason: string, attempts: number): Promise<void> {
    const { fences, work, group } = this.ports;
    const moves = fences.movesOf([item]);
    await work.runWith(
      async (tx, store) => {
        await store.advanceOffsets(group, moves);
        await bury(this.burial(), [dyingOf(item, reason, attempts)], { tx, store });
      },
      { kind: 'consume' },
    );
    fences.moved(moves);
  }

  private async transact(chunk: readonly Item<C>[], to: { tx: Tx; store: StoreTx }): Promise<void> {
    const { group, fences, clock, handle } = this.ports;
    const occasion = { at: clock.now(), startedAt: new Date(), group };
    const waiting = chunk.filter(item => item.value !== null && fences.isParked(item));
    const others = chunk.filter(item => item.value === null || !fences.isParked(item));
    const commands = [...new Map(others.filter(hasCommand).map(item => [item.decoded.event.id, item])).values()];
    const [, fresh] = await Promise.all([
      to.store.advanceOffsets(group, fences.movesOf(chunk)),
      to.store.claimInbox(group, commands.map(({ decoded }) => decoded.event.id).toSorted()),
      to.store.park(
        waiting.map(item => this.parkedOf(item, { reason: 'behind', attempts: 0, nextAttemptAt: occasion.at })),
      ),
    ]);
    const dead = others.flatMap(item => (item.decoded.kind === 'dead' ? [dyingOf(item, item.decoded.reason, 1)] : []));
    if (dead.length > 0) await bury(this.burial(), dead, to);
    const received = commands
      .filter(({ decoded }) => fresh.has(decoded.event.id))
      .map(item => receivedOf(item, occasion));
    if (received.length > 0) await handle(received, to.tx);
  }

  private parkedOf({ topic, partition, offset, key, value, decoded }: Item<C>, aside: SetAside): ParkedMessage {
    const { group } = this.ports;
    const where = { topic, partition, offset, key };
    return {
      group,
      ...where,
      eventId: decoded.event.id,
      value: value ?? Buffer.alloc(0),
      replayOf: undefined,
      ...aside,
    };
  }

  private burial() {
    const { service, group, newId, clock } = this.ports;
    return { service, group, newId, now: clock.now() };
  }
}

/**
 * True when trying the same again may help; otherwise the message itself is at fault. A race that is lost again and again
 * is none: aggregates are locked when they are loaded.
 */
export const isOutside = (error: unknown): boolean => isRetriable(error) && !(error instanceof LostRace);
