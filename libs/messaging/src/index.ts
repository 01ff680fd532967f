// The wire: the port, Kafka and memory.
export { partitionFor } from './partition.ts';
export { maxRecordBytes, maxRecordsPerSend, TransportError } from './transport.ts';
export type {
  Ack,
  Fetched,
  FetchedPartition,
  FetchHandler,
  IncomingMessage,
  OutgoingRecord,
  PartitionLag,
  Position,
  SubscribeOptions,
  Subscription,
  SubscriptionHealth,
  TopicPartition,
  Transport,
  TransportErrorCode,
  TransportHealth,
} from './transport.ts';
export type { GroupTimings } from './kafka/kafka-transport.ts';
export { groupTimings, KafkaTransport } from './kafka/kafka-transport.ts';
export type { KafkaConfig, KafkaLog } from './kafka/client.ts';
export { MemoryBroker } from './memory/broker.ts';
export { calmStore, calmWire } from './memory/faults.ts';
export type { CommitFate, FetchFate, ProduceFate, StoreFaults, WireFaults } from './memory/faults.ts';
export { MemoryTransport } from './memory/memory-transport.ts';
export { between, pause, randomFrom, realTime } from './memory/scheduler.ts';
export type { Scheduler } from './memory/scheduler.ts';
export { VirtualTime } from './memory/virtual-time.ts';
export type { VirtualProcess } from './memory/virtual-time.ts';
