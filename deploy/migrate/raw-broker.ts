import { createRequire } from 'node:module';
import type { KafkaTarget } from './config.ts';

/** One request of the protocol, for what kafkajs has no method for. */
export type Exchange<T> = {
  readonly request: { apiKey: number; apiVersion: number; apiName: string; encode: () => Promise<unknown> };
  readonly response: { decode: (data: Buffer) => Promise<T>; parse: (data: T) => Promise<T> };
};

type Partitions = readonly { readonly partition: number; readonly [setting: string]: unknown }[];
type OfTopics = readonly { readonly topic: string; readonly partitions: Partitions }[];
type Group = { readonly groupId: string };

/** A broker as kafkajs has it inside: one method a request, none of them tried again. */
export type RawBroker = {
  readonly connectionPool: { send<T>(exchange: Exchange<T>): Promise<T> };
  metadata(topics: readonly string[]): Promise<unknown>;
  fetch(request: { maxWaitTime: number; minBytes: number; maxBytes: number; topics: OfTopics }): Promise<unknown>;
  produce(request: { topicData: OfTopics }): Promise<unknown>;
  heartbeat(request: Group & { groupGenerationId: number; memberId: string }): Promise<unknown>;
  listGroups(): Promise<{ readonly groups: readonly Group[] }>;
  createTopics(request: { validateOnly: boolean; topics: readonly object[] }): Promise<unknown>;
  describeAcls(filter: object): Promise<unknown>;
};

type Cluster = {
  connect(): Promise<void>;
  refreshMetadata(): Promise<void>;
  disconnect(): Promise<void>;
  findControllerBroker(): Promise<RawBroker>;
};

const require = createRequire(import.meta.url);
const ClusterClass: new (options: object) => Cluster = require('kafkajs/src/cluster');
const socketFactory: () => unknown = require('kafkajs/src/network/socketFactory');

const clusterOf = ({ brokers, username, password }: KafkaTarget, retries: number): Cluster => {
  const logger = { debug() {}, info() {}, warn() {}, error() {}, namespace: () => logger };
  const sasl = { mechanism: 'scram-sha-512', username, password };
  const timeouts = { connectionTimeout: 5000, authenticationTimeout: 10_000, requestTimeout: 30_000 };
  return new ClusterClass({
    logger,
    socketFactory: socketFactory(),
    brokers: [...brokers],
    sasl,
    clientId: 'migrate',
    offsets: new Map(),
    retry: { retries },
    ...timeouts,
  });
};

/** Runs the work on a connection to the controller and closes it whatever comes. Retries are those of connecting. */
export const withRawBroker = async <T>(
  target: KafkaTarget,
  retries: number,
  work: (broker: RawBroker) => Promise<T>,
): Promise<T> => {
  const cluster = clusterOf(target, retries);
  try {
    await cluster.connect();
    await cluster.refreshMetadata();
    return await work(await cluster.findControllerBroker());
  } finally {
    await cluster.disconnect();
  }
};
