import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { meter } from '@crossroads/platform';
import type { ManagementServer } from '@crossroads/platform';
import type { MessagingConfig } from './config.ts';
import type { Messaging } from './messaging.ts';
import { realTime } from './memory/scheduler.ts';
import { watchLoop } from './operations/loop-watchdog.ts';
import type { OperatorStore } from './store/operator-store.ts';
import { within } from './within.ts';
import type { RefusalRecorder } from './work/refusal-recorder.ts';

/** What the running messaging of a process needs. */
export type RunnerPorts = {
  readonly messaging: Messaging<unknown>;
  readonly store: OperatorStore;
  readonly management: ManagementServer;
  readonly config: MessagingConfig;
  readonly refusals: RefusalRecorder;
};

const RELAY_FAILURES = 5;
const LOOK_MS = 2_000;

/** Starts messaging with the application, shows how it does, and drains it after the last request. */
export class MessagingRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private unwatch: () => void = () => undefined;

  constructor(private readonly ports: RunnerPorts) {}

  onApplicationBootstrap(): void {
    const { messaging, management, config } = this.ports;
    management.page('/messaging', () => this.page());
    management.readiness.add('consumer', () => messaging.supervisor.isProgressing());
    management.readiness.add('relay', () => this.isRelaying());
    this.observe();
    this.unwatch = watchLoop(config.loopLimitMs);
    messaging.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.ports.refusals.flush();
    await this.ports.messaging.stop();
    this.unwatch();
  }

  private async page(): Promise<object> {
    const { messaging, store } = this.ports;
    const { supervisor, relay, consumer, group } = messaging;
    const seen = supervisor.watch().catch(() => undefined);
    await within(realTime, LOOK_MS, { work: () => seen, late: () => undefined });
    const health = supervisor.health();
    return {
      group,
      lag: supervisor.lag(),
      ...(await store.backlog()),
      consumer: {
        state: health?.state ?? 'closed',
        halted: consumer.haltedPartitions(),
        lastProgressAt: health?.lastProgressAt,
      },
      relay: relay.health(),
    };
  }

  /** False while turn after turn fails: events stay in the database. */
  private isRelaying(): boolean {
    const { failedInRow } = this.ports.messaging.relay.health();
    return failedInRow < RELAY_FAILURES;
  }

  private observe(): void {
    const { messaging, store } = this.ports;
    const names = ['outbox', 'blocked', 'deadLetters', 'parked', 'deadlines'] as const;
    const gauges = names.map(name => meter().createObservableGauge(`crossroads.messaging.${name}`));
    meter().addBatchObservableCallback(async result => {
      const backlog = await store.backlog();
      gauges.forEach((gauge, at) => {
        const name = names[at];
        if (name) result.observe(gauge, backlog[name]);
      });
    }, gauges);
    meter()
      .createObservableGauge('crossroads.messaging.lag')
      .addCallback(result => result.observe(messaging.supervisor.lag()));
    meter()
      .createObservableCounter('crossroads.messaging.sent')
      .addCallback(result => result.observe(messaging.relay.health().sent));
  }
}
