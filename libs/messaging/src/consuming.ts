import { delayOf } from './backoff.ts';
import { Attempts } from './consumer/attempts.ts';
import { Consumer } from './consumer/consumer.ts';
import { Consumption } from './consumer/consumption.ts';
import { Decoder } from './consumer/decode.ts';
import { Fences } from './consumer/fences.ts';
import { ParkedDrain } from './consumer/parked-drain.ts';
import type { MessagingPorts } from './messaging-ports.ts';
import type { ServiceParts } from './ports.ts';
import type { TopicPartition } from './transport.ts';
import { Turns } from './turns.ts';
import type { StoreUnitOfWork } from './work/unit-of-work.ts';

/** The parts that consume. */
export type Consuming<C> = {
  readonly group: string;
  readonly consumer: Consumer<C>;
  readonly drain: ParkedDrain<C>;
  readonly attempts: Attempts;
};

/** What a consumer tells its subscription: to leave a partition alone, and that it has not hung. */
export type Signals = { readonly pause: (partition: TopicPartition) => void; readonly alive: () => void };

/** Puts a service's consumer together. */
export const consumingOf = <C>(
  parts: ServiceParts<C>,
  ports: MessagingPorts,
  run: Signals & { readonly work: StoreUnitOfWork },
): Consuming<C> => {
  const { store, clock, time, config, newId, log } = ports;
  const { service, handle } = parts;
  const { work, pause, alive } = run;
  const group = `${parts.plane}.${service}.${parts.handler}`;
  const decoder = new Decoder(parts.consumes);
  const fences = new Fences(store, group, ports.cluster ?? '');
  const attempts = new Attempts(store, group);
  const turns = new Turns();
  const backoff = { baseMs: config.parkedWaitMs, capMs: 300_000, factor: 4 };
  const retryAt = (attempt: number): Date => new Date(clock.now().getTime() + delayOf(backoff, attempt, time.random));
  const consumption = new Consumption({ service, group, handle, work, fences, clock, newId });
  const consumer = new Consumer({ decoder, fences, attempts, consumption, turns, time, log, pause, alive, retryAt });
  const maxAttempts = config.parkedAttempts;
  const drain = new ParkedDrain({
    service,
    group,
    store,
    work,
    decoder,
    handle,
    fences,
    turns,
    clock,
    newId,
    log,
    maxAttempts,
    retryAt,
  });
  return { group, consumer, drain, attempts };
};
