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
export { MemoryDatabase } from './memory/memory-database.ts';
export { memoryStore } from './memory/memory-store.ts';
export { calmStore, calmWire } from './memory/faults.ts';
export type { CommitFate, FetchFate, ProduceFate, StoreFaults, WireFaults } from './memory/faults.ts';
export { MemoryTransport } from './memory/memory-transport.ts';
export { between, pause, randomFrom, realTime } from './memory/scheduler.ts';
export type { Scheduler } from './memory/scheduler.ts';
export { VirtualTime } from './memory/virtual-time.ts';
export type { VirtualProcess } from './memory/virtual-time.ts';

// The ports that services write against.
export type {
  BatchHandler,
  Cause,
  ConsumedEvent,
  Deadline,
  DeadlineHandler,
  FiredDeadline,
  Outgoing,
  Received,
  Row,
  RowClass,
  Scope,
  ServiceParts,
  ServicePorts,
  Tx,
  Where,
} from './ports.ts';
export { Reading, UnitOfWork } from './ports.ts';

// Messages that can never be handled.
export { MessageRefused, orRefused } from './consumer/message-refused.ts';

// Who works where.
export { StaffTables1772000000000 } from './staff/1772000000000-staff-tables.ts';
export { StaffMemberRow } from './staff/staff-member.row.ts';
export { DIRECTORY } from './staff/staff-copy.ts';
export { StaffNews } from './staff/staff-news.ts';
export { withStaff } from './staff/with-staff.ts';
export { StaffSourceRow } from './staff/staff-source.row.ts';

// What goes when, and what a legal hold keeps.
export { RetentionTables1774000000000 } from './retention/1774000000000-retention-tables.ts';
export { classEnds, dueAt, ENVELOPE } from './retention/class-ends.ts';
export type { DueClasses, EndOfHelp } from './retention/class-ends.ts';
export { Retention } from './retention/retention.ts';
export type { Kept } from './retention/retention.ts';
export { CLASS_ENDS } from './retention/retained-referrals.ts';
export { HeldReferralRow, RetainedReferralRow } from './retention/retention-rows.ts';
export { RetentionNews } from './retention/retention-news.ts';
export { empties, removes, replaces } from './retention/steps.ts';
export type { Clearing, EndedReferral, RetentionStep, RetentionSteps } from './retention/steps.ts';
export { withRetention } from './retention/with-retention.ts';
export type { RetentionPorts } from './retention/with-retention.ts';

// The directory of it, in the service that keeps it.
export { StaffHistory1773600000000 } from './staff/1773600000000-staff-history.ts';
export { staffDeadlines } from './staff/desk/confirm-staff.handler.ts';
export { staffFieldSets } from './staff/desk/field-sets.ts';
export { loadStaffFile } from './staff/desk/load-staff.ts';
export type { StaffLoaderConfig } from './staff/desk/load-staff.ts';
export { LoadStaffHandler } from './staff/desk/load-staff.handler.ts';
export { staffProblems } from './staff/desk/problems.ts';
export { StaffChangeRow } from './staff/desk/staff-change.row.ts';
export { StaffDeskModule } from './staff/desk/staff-desk.module.ts';
export { parseStaff } from './staff/desk/staff-file.ts';
export type { StaffEntry, StaffReader } from './staff/desk/staff-file.ts';
export { staffDeskRows } from './staff/desk/rows.ts';
export { StaffRepository } from './staff/desk/staff.repository.ts';

// The store and its tables.
export { MessagingTables1770000000000 } from './migrations/1770000000000-messaging-tables.ts';
export { pgStore } from './pg/pg-store.ts';
export { shapeOf } from './rows.ts';
export type { ColumnShape, RowShape } from './rows.ts';
export { FenceLost } from './store/consumer-store.ts';
export type {
  Attempt,
  ConsumerStore,
  DeadLetter,
  Fence,
  OffsetMove,
  ParkedMessage,
  StoredParked,
} from './store/consumer-store.ts';
export type { Backlog, DeadLetterFilter, OperatorStore } from './store/operator-store.ts';
export { LeaseLost } from './store/outbox-store.ts';
export type { Lease, OutboxRecord, OutboxStore, PendingEvent, Tally } from './store/outbox-store.ts';
export { OutcomeUnknown, StoreUnavailable } from './store/store.ts';
export type { DeadlineStore, KeptAnswer, RowOperations, Store, StoredDeadline, StoreTx } from './store/store.ts';

// Transactions, and requests that may be repeated.
export type { Answer, GroupHandler, IdempotentRequest } from './work/idempotent-work.ts';
export { IdempotentWork } from './work/idempotent-work.ts';
export type { Found } from './found.ts';
export { foundFrom, savedAt } from './found.ts';
export { standaloneWork } from './work/standalone-work.ts';
export type { StandalonePorts } from './work/standalone-work.ts';
export type { Messaging } from './messaging.ts';
export type { MessagingPorts } from './messaging-ports.ts';
export { createMessaging } from './messaging.ts';
export { MessagingModule } from './messaging.module.ts';
export type { PartsFactory, PartsPorts } from './messaging.module.ts';
export type { MessagingConfig } from './config.ts';
export { messagingConfig } from './config.ts';
export { crashPoints, passBy } from './crash-points.ts';
export type { CrashPoint, Reached } from './crash-points.ts';

// What operators do.
export type { DeadLetterLine, ReplayOptions } from './operations/dead-letters.ts';
export { listDeadLetters, replayDeadLetters } from './operations/dead-letters.ts';

// Repeatable requests at the edge.
export { AnswerInterceptor } from './nest/answer.interceptor.ts';
export { Repeatable } from './nest/repeatable.ts';
export type { RepeatableRequest } from './nest/repeatable.ts';
