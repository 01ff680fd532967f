export { transportConformance } from './conformance/transport-conformance.ts';
export type { TransportHarness } from './conformance/harness.ts';
export type { DatabaseLogin, KafkaLogin, TestConnections } from './connections.ts';
export { kafkaLoginOf, postgresUrl, testConnections } from './connections.ts';
export type { Patience } from './eventually.ts';
export { eventually } from './eventually.ts';
export type { FreshDatabase } from './fresh-database.ts';
export { freshDatabase } from './fresh-database.ts';
