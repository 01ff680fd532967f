import type { ConnectionOptions } from 'node:tls';
import type { Kafka as KafkaClient, LogEntry, RetryOptions } from 'kafkajs';
import { Kafka, logLevel } from './patch.ts';
import { openSocket } from './socket.ts';

/** Where lines of the client go. Fields hold names and numbers only, never a key or a value. */
export type KafkaLog = (
  level: 'debug' | 'warn',
  message: string,
  fields: Readonly<Record<string, string | number>>,
) => void;

/** How to reach the brokers, and as whom. */
export type KafkaConfig = {
  readonly clientId: string;
  readonly brokers: readonly string[];
  /** SCRAM-SHA-512. */
  readonly sasl?: { readonly username: string; readonly password: string } | undefined;
  readonly ssl?: ConnectionOptions | undefined;
  readonly log?: KafkaLog | undefined;
};

/** Every value is given: kafkajs takes other defaults when NODE_ENV is `test`. Waits have jitter (`factor`) and a cap. */
export const retryPolicy = {
  initialRetryTime: 100,
  maxRetryTime: 5_000,
  factor: 0.2,
  multiplier: 2,
  retries: 8,
} satisfies RetryOptions;

const connectionTimeoutMs = 3_000;
const requestTimeoutMs = 10_000;

const safeFields = ['groupId', 'memberId', 'broker', 'topic', 'partition', 'error', 'retryCount', 'retryTime'];

const fieldsOf = ({ log }: LogEntry): Record<string, string | number> =>
  Object.fromEntries(
    safeFields.flatMap(name => {
      const value: unknown = log[name];
      return typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [];
    }),
  );

/** A client with our socket, patience and log. kafkajs calls normal things errors (a coordinator that loads), so none is above `warn`. */
export const kafkaClient = ({ clientId, brokers, sasl, ssl, log }: KafkaConfig): KafkaClient =>
  new Kafka({
    clientId,
    brokers: [...brokers],
    ...(sasl && { sasl: { mechanism: 'scram-sha-512', ...sasl } }),
    ...(ssl && { ssl }),
    connectionTimeout: connectionTimeoutMs,
    requestTimeout: requestTimeoutMs,
    retry: retryPolicy,
    socketFactory: openSocket,
    logLevel: log ? logLevel.WARN : logLevel.NOTHING,
    logCreator: () => entry => {
      log?.(entry.level <= logLevel.WARN ? 'warn' : 'debug', `kafka: ${entry.log.message}`, fieldsOf(entry));
    },
  });
