import { errorFields } from '@crossroads/platform';
import type { Logger } from '@crossroads/platform';
import { delayOf } from '../backoff.ts';
import { Bell } from '../bell.ts';
import type { Reached } from '../crash-points.ts';
import { pause } from '../memory/scheduler.ts';
import { LeaseLost } from '../store/outbox-store.ts';
import type { Lease, OutboxStore } from '../store/outbox-store.ts';
import { maxRecordsPerSend } from '../transport.ts';
import { oneAtATime, sendBatch } from './sending.ts';
import type { SendPorts } from './sending.ts';
import { within } from '../within.ts';
import { talliesOf } from './tallying.ts';

/** What the relay needs from outside. `owner` names this relay and no other. */
export type RelayPorts = SendPorts & {
  readonly store: OutboxStore;
  readonly owner: string;
  /** True once the topics are known; before that nothing can be sent. */
  readonly isOpen: () => boolean;
  readonly reached: Reached;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly leaseMs: number;
};

/** How the relay does. Instants are milliseconds of its scheduler. */
export type RelayHealth = {
  readonly epoch: number | undefined;
  readonly sent: number;
  readonly failedTurns: number;
  /** Failed turns since the last one that went well. */
  readonly failedInRow: number;
  readonly lastTurnAt: number | undefined;
};

const LEASE = 'relay';
const BACKOFF = { baseMs: 50, capMs: 2_000 };
// A kick comes with every commit of this process; the poll is for what was committed by another one, or just before a death.
const POLL = { baseMs: 25, capMs: 250 };
const DOZE = { afterPolls: 60, pollMs: 1_000 };
// Rows that were sent lie dead in the way of every read until they are vacuumed, so a read begins where sending stood
// three seconds or two thousand rows ago. One that commits later than that is found by the next read without a bound.
const BOUND = { ms: 3_000, ids: 2_000, unboundedEveryMs: 250 };
const LINGER_MS = 5;
const BUSY_MS = 12;

/**
 * Publishes what the outbox holds, oldest first, and removes it. One relay of a service is active, by an epoch lease.
 * Promise: an event leaves the outbox only after the broker has stored it; a crash in between sends it again.
 */
export class Relay {
  private readonly bell: Bell;
  private readonly wire: SendPorts;
  private lease: Lease | undefined;
  private leaseEndsAt = 0;
  private renewAt = 0;
  /** How far sending had come, and when: the first of them at least {@link BOUND} old once there is one. */
  private readonly trail: { readonly at: number; readonly id: number }[] = [];
  private unboundedAt = Number.NEGATIVE_INFINITY;
  private running: Promise<void> | undefined;
  private isStopping = false;
  private sent = 0;
  private failedTurns = 0;
  private failedInRow = 0;
  private lastTurnAt: number | undefined;

  constructor(private readonly ports: RelayPorts) {
    this.bell = new Bell(ports.time);
    this.wire = { time: ports.time, transport: oneAtATime(ports.transport) };
  }

  /** Something was committed. */
  kick(): void {
    this.bell.ring();
  }

  start(): void {
    this.running ??= this.loop();
  }

  /** Sends what is there, for so long at most, and gives the lease up. */
  async stop(flushMs: number): Promise<void> {
    this.isStopping = true;
    this.bell.ring();
    const work = async (): Promise<void> => this.running;
    await within(this.ports.time, flushMs, { work, late: () => undefined });
    if (this.lease) await this.ports.store.dropLease(this.lease).catch(() => undefined);
    this.lease = undefined;
  }

  health(): RelayHealth {
    const { lease, sent, failedTurns, failedInRow, lastTurnAt } = this;
    return { epoch: lease?.epoch, sent, failedTurns, failedInRow, lastTurnAt };
  }

  /** Sends one batch; returns how many events were read. Nothing is done by a relay without the lease. */
  async turn(): Promise<number> {
    const lease = this.ports.isOpen() ? await this.hold() : undefined;
    if (!lease) return 0;
    const { store, reached, time, log } = this.ports;
    const events = await store.readPending(maxRecordsPerSend, this.readFrom());
    this.lastTurnAt = time.now();
    const last = events.at(-1);
    if (!last) return 0;
    await reached('relayBeforeProduce');
    const { sent, refused } = await sendBatch(this.wire, events, this.leaseEndsAt - time.now());
    await reached('afterProduceBeforeDelete');
    for (const { event, reason } of refused) {
      await store.block(event, reason);
      log.error('event blocked', { topic: event.topic, eventId: event.eventId, reasonCode: reason });
    }
    if (sent.length > 0)
      await store.removeSent(
        lease,
        sent.map(({ id }) => id),
        talliesOf(sent),
      );
    await reached('relayAfterDelete');
    this.trail.push({ at: time.now(), id: Math.max(this.trail.at(-1)?.id ?? 0, last.id) });
    this.sent += sent.length;
    return events.length;
  }

  private readFrom(): number {
    const now = this.ports.time.now();
    const isOld = ({ at }: { readonly at: number } = { at: now }): boolean => at <= now - BOUND.ms;
    while (isOld(this.trail[1])) this.trail.shift();
    const [first, last = first] = [this.trail[0], this.trail.at(-1)];
    if (first && last && isOld(first) && now - this.unboundedAt < BOUND.unboundedEveryMs) {
      return Math.max(first.id, last.id - BOUND.ids);
    }
    this.unboundedAt = now;
    return 0;
  }

  /** The lease, renewed when a third of it has passed; undefined while another relay has it. */
  private async hold(): Promise<Lease | undefined> {
    const { store, owner, leaseMs, time } = this.ports;
    const askedAt = time.now();
    if (this.lease && askedAt < this.renewAt) return this.lease;
    const had = this.lease?.epoch;
    this.lease = await store.takeLease(LEASE, owner, leaseMs);
    this.leaseEndsAt = askedAt + leaseMs * 0.8;
    this.renewAt = askedAt + leaseMs / 3;
    if (this.lease && this.lease.epoch !== had) {
      this.unboundedAt = Number.NEGATIVE_INFINITY;
      this.ports.log.info('relay leads', { epoch: this.lease.epoch });
    }
    return this.lease;
  }

  private async loop(): Promise<void> {
    const { time } = this.ports;
    let idle = 0;
    let busyUntil = 0;
    for (;;) {
      const read = await this.attempt();
      idle = read === 0 ? idle + 1 : 0;
      if (read) busyUntil = time.now() + BUSY_MS;
      if (this.isStopping && !read) return;
      if (read === undefined) await pause(time, delayOf(BACKOFF, this.failedInRow, time.random));
      else if (read < maxRecordsPerSend && !this.isStopping) await this.rest(idle, busyUntil);
    }
  }

  /** Waits for a commit; under load a little longer, so that one send carries more. */
  private async rest(idle: number, busyUntil: number): Promise<void> {
    const { time } = this.ports;
    const pollMs = idle > DOZE.afterPolls ? DOZE.pollMs : delayOf(POLL, idle, () => 1);
    const wasRung = await this.bell.wait(this.lease ? pollMs : POLL.capMs);
    if (wasRung && time.now() < busyUntil && !this.isStopping) await pause(time, LINGER_MS);
  }

  private async attempt(): Promise<number | undefined> {
    try {
      const read = await this.turn();
      this.failedInRow = 0;
      return read;
    } catch (error) {
      this.failedTurns += 1;
      this.failedInRow += 1;
      if (error instanceof LeaseLost) this.lease = undefined;
      this.ports.log.warn('relay turn failed', errorFields(error));
      return undefined;
    }
  }
}
