import { allEvents } from '@crossroads/contracts';
import { consumingOf } from './consuming.ts';
import type { Consuming, Signals } from './consuming.ts';
import { passBy } from './crash-points.ts';
import { DeadlineWorker } from './deadlines/deadline-worker.ts';
import type { MessagingPorts } from './messaging-ports.ts';
import { Chores, sweep } from './operations/housekeeping.ts';
import type { Chore } from './operations/housekeeping.ts';
import { publishTallies } from './operations/tally-publisher.ts';
import { PACE_MS, type ServiceParts } from './ports.ts';
import { Relay } from './relay/relay.ts';
import { Supervisor } from './supervisor.ts';
import { Admission } from './work/admission.ts';
import { IdempotentWork } from './work/idempotent-work.ts';
import { StoreUnitOfWork } from './work/unit-of-work.ts';

/** The messaging of one service: its parts, and how they start and stop. */
export type Messaging<C> = Consuming<C> & {
  readonly work: StoreUnitOfWork;
  readonly idempotent: IdempotentWork;
  readonly relay: Relay;
  readonly deadlines: DeadlineWorker;
  readonly supervisor: Supervisor;
  /** Starts everything and waits for nothing. */
  readonly start: () => void;
  /** Finishes the running fetch, sends what is pending for 5 s at most, leaves the group. */
  readonly stop: () => Promise<void>;
};

const FLUSH_MS = 5_000;
/** A look at the lag asks the broker for the ends of every topic: well below the time after which a consumer counts as stuck. */
const WATCH_MS = 10_000;

const topicsOf = (parts: Pick<ServiceParts<unknown>, 'plane' | 'service' | 'topics'>): string[] => {
  const own = allEvents().filter(({ source }) => source === `/${parts.plane}/${parts.service}`);
  return [...new Set([...parts.topics, ...own.map(({ topic }) => topic)])];
};

const transactionsOf = (parts: { readonly service: string }, ports: MessagingPorts, isOpen: () => boolean) => {
  const { store, transport, clock, time, newId, log, config, reached = passBy, digest } = ports;
  const relay = new Relay({ store, transport, isOpen, time, reached, log, owner: newId(), leaseMs: config.leaseMs });
  const wakers: { deadline?: (dueAt: Date) => void } = {};
  const work = new StoreUnitOfWork({
    service: parts.service,
    store,
    clock,
    time,
    reached,
    newEventId: newId,
    committed: ({ events, earliestDeadline }) => {
      if (events > 0) relay.kick();
      if (earliestDeadline) wakers.deadline?.(earliestDeadline);
    },
  });
  const admission = new Admission(store, config.outboxLimit, time);
  return { relay, work, wakers, idempotent: new IdempotentWork({ work, admission, clock, reached, digest }) };
};

const choresOf = <C>(
  parts: ServiceParts<C>,
  ports: MessagingPorts,
  run: Pick<Messaging<C>, 'work' | 'drain' | 'supervisor'>,
) => {
  const { store, newId, time } = ports;
  const realNow = (): Date => new Date(time.now());
  const chores: Chore[] = [
    {
      name: 'tallies',
      everyMs: 60_000,
      run: () => publishTallies({ service: parts.service, store, work: run.work, newId, realNow }),
    },
    { name: 'sweep', everyMs: 600_000, run: () => sweep(store, realNow()) },
  ];
  if (parts.topics.length === 0) return chores;
  return [
    ...chores,
    { name: 'parked', everyMs: 1_000, run: async () => run.drain.hasParked() && run.drain.round() },
    // Replays come from another process.
    { name: 'replays', everyMs: 5_000, run: () => run.drain.round() },
    { name: 'watch', everyMs: WATCH_MS, run: () => run.supervisor.watch() },
  ];
};

/** Puts the messaging of a service together. Production, tests and the simulation differ only in the ports. */
export const createMessaging = <C>(parts: ServiceParts<C>, ports: MessagingPorts): Messaging<C> => {
  const { store, transport, clock, time, log, config, exit = () => undefined } = ports;
  const { relay, work, wakers, idempotent } = transactionsOf(parts, ports, () => supervisor.opened);
  const deadlines = new DeadlineWorker({ handlers: parts.deadlines, store, work, clock, time, log });
  wakers.deadline = dueAt => deadlines.kick(dueAt);
  const signals: Signals = {
    pause: partition => supervisor.current()?.pause([partition]),
    alive: () => supervisor.alive(),
  };
  const consuming = consumingOf(parts, ports, { work, ...signals });
  const { group, consumer } = consuming;
  const supervisor: Supervisor = new Supervisor({
    transport,
    group,
    topics: parts.topics,
    paceMs: parts.paceMs ?? PACE_MS,
    allTopics: topicsOf(parts),
    time,
    log,
    stallMs: config.stallMs,
    exit,
    onFetch: fetched => consumer.onFetch(fetched),
  });
  const chores = new Chores(time, log);
  const start = (): void => {
    supervisor.start();
    relay.start();
    deadlines.start();
    chores.start(choresOf(parts, ports, { work, drain: consuming.drain, supervisor }));
  };
  const stop = async (): Promise<void> => {
    chores.stop();
    consumer.stop();
    await Promise.allSettled([supervisor.stop(), deadlines.stop()]);
    await consuming.attempts.clear().catch(() => undefined);
    await relay.stop(FLUSH_MS);
    await transport.close({ drain: true });
  };
  return { ...consuming, work, idempotent, relay, deadlines, supervisor, start, stop };
};
