import type { Clock, NewId } from '@crossroads/kernel';
import type { Logger } from '@crossroads/platform';
import type { MessagingConfig } from './config.ts';
import type { Reached } from './crash-points.ts';
import type { Scheduler } from './memory/scheduler.ts';
import type { Store } from './store/store.ts';
import type { Transport } from './transport.ts';

/** Everything that messaging needs from outside. `time` is real time and luck; `clock` is the service's, which tests move. */
export type MessagingPorts = {
  readonly store: Store;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly time: Scheduler;
  /** Draws ids of events, dead letters and of this relay. */
  readonly newId: NewId;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly config: MessagingConfig;
  /** Keyed HMAC of a JSON value in canonical form, to tell repeated requests. */
  readonly digest: (value: unknown) => string;
  readonly reached?: Reached;
  /** Name of the broker's cluster: fences of another one do not count. */
  readonly cluster?: string;
  readonly exit?: (code: number) => void;
};
