import { Module } from '@nestjs/common';
import type { DynamicModule, FactoryProvider } from '@nestjs/common';
import type { Clock, NewId } from '@crossroads/kernel';
import {
  AccessRecorder,
  CLOCK,
  KeyRing,
  Logger,
  ManagementServer,
  NEW_ID,
  requestDigest,
  SERVICE_CONFIG,
  Sites,
  StaffDirectory,
  systemClock,
} from '@crossroads/platform';
import type { LogFields, ServiceConfig } from '@crossroads/platform';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { groupPatience, messagingConfig } from './config.ts';
import { crashFrom } from './crash-points.ts';
import { KafkaTransport } from './kafka/kafka-transport.ts';
import { realTime } from './memory/scheduler.ts';
import { createMessaging } from './messaging.ts';
import type { Messaging } from './messaging.ts';
import { MessagingRunner } from './messaging-runner.ts';
import { pgStore } from './pg/pg-store.ts';
import { ownsStaff } from './staff/owners.ts';
import { StoredStaffDirectory } from './staff/stored-staff-directory.ts';
import { Reading, UnitOfWork } from './ports.ts';
import type { ServiceParts, ServicePorts } from './ports.ts';
import { PgReading } from './nest/reading.ts';
import { checkAccessContract } from './work/access-events.ts';
import { IdempotentWork } from './work/idempotent-work.ts';
import { RefusalRecorder } from './work/refusal-recorder.ts';

/** What a service's parts are made from. */
export type PartsPorts = ServicePorts & { readonly sites: Sites; readonly keys: KeyRing; readonly pool: pg.Pool };

/** Makes the parts of a service: what it consumes and does about it. */
export type PartsFactory<C> = (ports: PartsPorts) => ServiceParts<C> | Promise<ServiceParts<C>>;

const PARTS = Symbol('service parts');
const MESSAGING = Symbol('messaging');

type Platform = readonly [ServiceConfig, Clock, NewId, Logger, KeyRing, pg.Pool];

const createFor = (
  parts: ServiceParts<unknown>,
  ...[service, clock, newId, log, keys, pool]: Platform
): Messaging<unknown> => {
  checkAccessContract(parts.service);
  const config = messagingConfig();
  const client = {
    clientId: `${parts.plane}.${parts.service}`,
    brokers: service.kafkaBrokers,
    sasl: { username: service.kafkaUsername, password: service.kafkaPassword },
    log: (level: 'debug' | 'warn', message: string, fields: LogFields): void =>
      log[level]('kafka', { code: message.replaceAll(/[^\w.]+/g, '-').slice(0, 80), ...fields }),
  };
  const transport = new KafkaTransport(client, groupPatience());
  const reached = crashFrom(config.crashAt);
  const digest = (value: unknown): string => requestDigest(keys.requestKey, value);
  const exit = (code: number): void => process.exit(code);
  return createMessaging(parts, {
    store: pgStore(pool),
    transport,
    clock,
    time: realTime,
    newId,
    log,
    config,
    digest,
    reached,
    exit,
  });
};

type ForReading = readonly [Messaging<unknown>, ServiceParts<unknown>, DataSource, Clock, NewId];
type ForRunning = readonly [Messaging<unknown>, ManagementServer, pg.Pool, RefusalRecorder];
type Injected = readonly [Clock, NewId, Sites, KeyRing, pg.Pool];

const providersOf = <C>(make: PartsFactory<C>): FactoryProvider[] => [
  {
    provide: PARTS,
    inject: [CLOCK, NEW_ID, Sites, KeyRing, pg.Pool],
    useFactory: (...[clock, newId, sites, keys, pool]: Injected) => make({ clock, newId, sites, keys, pool }),
  },
  {
    provide: MESSAGING,
    inject: [PARTS, SERVICE_CONFIG, CLOCK, NEW_ID, Logger, KeyRing, pg.Pool],
    useFactory: createFor,
  },
  { provide: UnitOfWork, inject: [MESSAGING], useFactory: ({ work }: Messaging<unknown>) => work },
  { provide: IdempotentWork, inject: [MESSAGING], useFactory: ({ idempotent }: Messaging<unknown>) => idempotent },
  {
    provide: Reading,
    inject: [MESSAGING, PARTS, DataSource, CLOCK, NEW_ID],
    useFactory: (...[{ relay }, { service }, source, clock, newEventId]: ForReading) =>
      new PgReading({ service, source, clock, newEventId, committed: () => relay.kick() }),
  },
  {
    provide: StaffDirectory,
    inject: [PARTS, pg.Pool, CLOCK],
    useFactory: (...[{ service }, pool, clock]: readonly [ServiceParts<unknown>, pg.Pool, Clock]) =>
      new StoredStaffDirectory({ store: pgStore(pool), clock, real: systemClock, isOwner: ownsStaff(service) }),
  },
  {
    provide: AccessRecorder,
    inject: [MESSAGING, PARTS, Logger],
    useFactory: (...[{ work }, { service }, log]: readonly [Messaging<unknown>, ServiceParts<unknown>, Logger]) =>
      new RefusalRecorder({ service, work, log, time: realTime }),
  },
  {
    provide: MessagingRunner,
    inject: [MESSAGING, ManagementServer, pg.Pool, AccessRecorder],
    useFactory: (...[messaging, management, pool, refusals]: ForRunning) =>
      new MessagingRunner({ messaging, management, store: pgStore(pool), config: messagingConfig(), refusals }),
  },
];

/**
 * Runs the messaging of a service inside its application. Provides everywhere, by class: `UnitOfWork`, `IdempotentWork`,
 * `Reading`, `AccessRecorder`, `StaffDirectory`.
 * It starts with the application and waits for nothing; on shutdown, after the last request, it is drained.
 */
@Module({})
export class MessagingModule {
  /** Messaging for the service whose parts `make` puts together. */
  static forService<C>(make: PartsFactory<C>): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      providers: providersOf(make),
      exports: [UnitOfWork, IdempotentWork, Reading, AccessRecorder, StaffDirectory],
    };
  }
}
