import { Module, type DynamicModule, type ValueProvider } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { ShiftableClock } from '../clock.ts';
import type { ServiceConfig } from '../config/service-config.ts';
import { KeyRing } from '../crypto/key-ring.ts';
import { poolOf } from '../data/data-source.ts';
import { uuidv7 } from '../ids/uuid.ts';
import { Logger } from '../logging/logger.ts';
import { ManagementServer } from '../management/management-server.ts';
import { Sites } from '../sites/site.ts';
import { CLOCK, NEW_ID, SERVICE_CONFIG } from './tokens.ts';

/** What the platform gives to a service by injection. */
export type PlatformValues = {
  readonly config: ServiceConfig;
  readonly clock: ShiftableClock;
  readonly sites: Sites;
  readonly keys: KeyRing;
  readonly log: Logger;
  readonly source: DataSource;
  readonly management: ManagementServer;
};

/**
 * Provides everywhere, by class: `Logger`, `Sites`, `KeyRing`, `DataSource`, `pg.Pool`, `ManagementServer`,
 * `ShiftableClock`; by token: `SERVICE_CONFIG`, `CLOCK`, `NEW_ID`.
 */
@Module({})
export class PlatformModule {
  /** The module with the values of one process. */
  static with(values: PlatformValues): DynamicModule {
    return providing([
      { provide: SERVICE_CONFIG, useValue: values.config },
      { provide: CLOCK, useValue: values.clock },
      { provide: NEW_ID, useValue: uuidv7 },
      { provide: ShiftableClock, useValue: values.clock },
      { provide: Sites, useValue: values.sites },
      { provide: KeyRing, useValue: values.keys },
      { provide: Logger, useValue: values.log },
      { provide: DataSource, useValue: values.source },
      { provide: pg.Pool, useValue: poolOf(values.source) },
      { provide: ManagementServer, useValue: values.management },
    ]);
  }

  /** The module with nothing behind it: enough to read what routes a service has. */
  static empty(): DynamicModule {
    const classes = [ShiftableClock, Sites, KeyRing, Logger, DataSource, pg.Pool, ManagementServer];
    return providing([SERVICE_CONFIG, CLOCK, NEW_ID, ...classes].map(provide => ({ provide, useValue: {} })));
  }
}

const providing = (providers: ValueProvider[]): DynamicModule => ({
  module: PlatformModule,
  global: true,
  providers,
  exports: providers.map(({ provide }) => provide),
});
