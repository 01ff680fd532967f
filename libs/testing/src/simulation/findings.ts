import { seenEvent, sequenceReport, type SeenEvent } from '../oracle/sequences.ts';
import { ProbeRow } from './probe.ts';
import type { SimulatedService } from './simulated-service.ts';
import type { SimulatedWorld } from './simulated-world.ts';

/** Every record of the topics, in order within each partition. */
export const eventsOn = ({ broker }: SimulatedWorld, topics: readonly string[]): SeenEvent[] =>
  topics.flatMap(topic =>
    Array.from({ length: broker.partitionsOf(topic) ?? 0 }, (_, partition) => partition).flatMap(partition =>
      broker
        .read({ topic, partition, next: 0 }, Number.MAX_SAFE_INTEGER)
        .map(({ value }) => seenEvent({ topic, value: value?.toString() ?? '' })),
    ),
  );

/** Rows of a table as committed. */
export const committedRows = <R extends object>(service: SimulatedService, table: string, rows: new () => R): R[] =>
  [...service.database.rows(table).committed.values()].map(values => Object.assign(new rows(), values));

const isRead = ({ broker }: SimulatedWorld, service: SimulatedService): boolean => {
  const { group, topics } = service.reading;
  return topics.every(topic =>
    Array.from({ length: broker.partitionsOf(topic) ?? 0 }, (_, partition) => ({ topic, partition })).every(
      at => broker.group(group).furthest(at) >= broker.highWatermark(at),
    ),
  );
};

/** Timers whose time has come. */
const overdue = ({ clock }: SimulatedWorld, { database }: SimulatedService) =>
  [...database.deadlines.committed.values()].filter(({ dueAt }) => dueAt <= clock.now());

/** When the last overdue timer is tried again; undefined when none is overdue. */
export const postponedUntil = (world: SimulatedWorld): Date | undefined => {
  const tries = world.services.flatMap(service => overdue(world, service).map(({ retryAt }) => retryAt.getTime()));
  return tries.length === 0 ? undefined : new Date(Math.max(...tries));
};

/** True when nothing is left to send, to read, to fire or to try again right now. */
export const isSettled = (world: SimulatedWorld): boolean =>
  world.services.every(service => {
    const { outbox, parked } = service.database;
    const isIdle = outbox.committed.size === 0 && parked.committed.size === 0;
    return (
      isIdle && isRead(world, service) && overdue(world, service).every(({ retryAt }) => retryAt > world.clock.now())
    );
  });

const handled = (service: SimulatedService): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { eventId } of committedRows(service, 'simulation_probe', ProbeRow)) {
    counts.set(eventId, (counts.get(eventId) ?? 0) + 1);
  }
  return counts;
};

const effectFaults = (world: SimulatedWorld, service: SimulatedService): string[] => {
  const { topics } = service.reading;
  const consumed = new Map(service.reading.consumes.map(row => [row.type, row]));
  const counts = handled(service);
  const owed = new Map(eventsOn(world, topics).map(event => [event.id, event]));
  return [...owed.values()].flatMap(event => {
    const command = consumed.get(event.type)?.toCommand(event);
    const times = counts.get(event.id) ?? 0;
    const expected = command === undefined ? 0 : 1;
    return times === expected
      ? []
      : [`${service.name} handled ${event.type} ${event.id} ${times} times, not ${expected}`];
  });
};

/** What is wrong in a world that came to rest, in words: nothing lost, nothing twice, every sequence whole, nothing waiting. */
export const faultsOf = (world: SimulatedWorld): string[] => {
  const { faults } = sequenceReport(eventsOn(world, world.broker.topics));
  const waiting = world.services.flatMap(({ name, database }) => [
    ...(database.outbox.committed.size > 0 ? [`${name} has ${database.outbox.committed.size} events to send`] : []),
    ...(database.deadLetters.committed.size > 0
      ? [`${name} has ${database.deadLetters.committed.size} dead letters`]
      : []),
    ...(database.blocked.committed.size > 0 ? [`${name} has ${database.blocked.committed.size} blocked events`] : []),
  ]);
  const late = world.services.flatMap(service =>
    overdue(world, service).map(({ kind }) => `${service.name}: ${kind} is overdue`),
  );
  const unread = world.services.flatMap(service =>
    isRead(world, service) ? [] : [`${service.name} has not read all`],
  );
  return [
    ...faults,
    ...waiting,
    ...late,
    ...unread,
    ...world.services.flatMap(service => effectFaults(world, service)),
  ];
};
