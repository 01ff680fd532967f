import { setTimeout as sleep } from 'node:timers/promises';
import type { AclEntry, TopicEntry } from '@crossroads/contracts';
import kafkajs from 'kafkajs';
import type { Admin } from 'kafkajs';
import type { KafkaTarget } from './config.ts';

/** Runs the work with the administrator's connection and closes it whatever comes. */
export const administered = async <T>(target: KafkaTarget, work: (admin: Admin) => Promise<T>): Promise<T> => {
  const admin = new kafkajs.Kafka({
    clientId: 'migrate',
    brokers: [...target.brokers],
    sasl: { mechanism: 'scram-sha-512', username: target.username, password: target.password },
    logLevel: kafkajs.logLevel.NOTHING,
  }).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
};

const HOUR_MS = 3_600_000;

const settingsOf = ({
  retentionMs,
  cleanupPolicy = 'delete',
}: Pick<TopicEntry, 'retentionMs' | 'cleanupPolicy'>): Record<string, string> =>
  cleanupPolicy === 'compact'
    ? {
        'cleanup.policy': 'compact',
        // A consumer that was away for a week still sees what was removed; the active segment is never compacted.
        'delete.retention.ms': String(7 * 24 * HOUR_MS),
        'max.compaction.lag.ms': String(24 * HOUR_MS),
        'segment.ms': String(HOUR_MS),
      }
    : { 'cleanup.policy': 'delete', 'retention.ms': String(retentionMs) };

const createMissing = async (admin: Admin, missing: readonly TopicEntry[]): Promise<void> => {
  if (missing.length === 0) return;
  await admin.createTopics({
    waitForLeaders: true,
    topics: missing.map(topic => ({
      topic: topic.name,
      numPartitions: topic.partitions,
      configEntries: Object.entries(settingsOf(topic)).map(([name, value]) => ({ name, value })),
    })),
  });
};

const alterDiffering = async (admin: Admin, kept: readonly TopicEntry[]): Promise<void> => {
  if (kept.length === 0) return;
  const type = kafkajs.ConfigResourceTypes.TOPIC;
  const names = Object.keys(settingsOf({ retentionMs: 0, cleanupPolicy: 'compact' }));
  const configNames = [...names, 'retention.ms'];
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: kept.map(({ name }) => ({ type, name, configNames })),
  });
  const now = new Map(
    resources.map(({ resourceName, configEntries }) => [
      resourceName,
      new Map(configEntries.map(({ configName, configValue }) => [configName, configValue])),
    ]),
  );
  const differing = kept.filter(topic =>
    Object.entries(settingsOf(topic)).some(([name, value]) => now.get(topic.name)?.get(name) !== value),
  );
  if (differing.length === 0) return;
  await admin.alterConfigs({
    validateOnly: false,
    resources: differing.map(topic => ({
      type,
      name: topic.name,
      configEntries: Object.entries(settingsOf(topic)).map(([name, value]) => ({ name, value })),
    })),
  });
};

/**
 * Creates the topics that are missing and brings the settings of the others up to the table.
 * Partitions are fixed at birth: another number would move keys and break their order.
 * @throws {Error} when a topic has another number of partitions than the table says
 */
export const applyTopics = async (admin: Admin, table: readonly TopicEntry[]): Promise<void> => {
  const present = new Set(await admin.listTopics());
  const kept = table.filter(({ name }) => present.has(name));
  await createMissing(
    admin,
    table.filter(({ name }) => !present.has(name)),
  );
  await alterDiffering(admin, kept);
  const { topics } = await admin.fetchTopicMetadata({ topics: kept.map(({ name }) => name) });
  const wrong = topics.filter(topic =>
    table.some(({ name, partitions }) => name === topic.name && partitions !== topic.partitions.length),
  );
  if (kept.length > 0 && wrong.length > 0)
    throw new Error(`Partitions cannot change: ${wrong.map(({ name }) => name).join(', ')}`);
};

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

const operationOf = {
  read: AclOperationTypes.READ,
  write: AclOperationTypes.WRITE,
  describe: AclOperationTypes.DESCRIBE,
};

const bindingOf = (entry: AclEntry) => ({
  principal: `User:${entry.principal}`,
  host: '*',
  resourceType: entry.resource === 'topic' ? AclResourceTypes.TOPIC : AclResourceTypes.GROUP,
  resourceName: entry.name,
  resourcePatternType: entry.pattern === 'literal' ? ResourcePatternTypes.LITERAL : ResourcePatternTypes.PREFIXED,
  operation: operationOf[entry.operation],
  permissionType: AclPermissionTypes.ALLOW,
});

type Binding = ReturnType<typeof bindingOf>;

const keyOf = (binding: Omit<Binding, 'permissionType' | 'host'>): string =>
  [binding.principal, binding.resourceType, binding.resourceName, binding.resourcePatternType, binding.operation].join(
    ' ',
  );

const presentBindings = async (admin: Admin): Promise<Map<string, Binding>> => {
  const { resources } = await admin.describeAcls({
    resourceType: AclResourceTypes.ANY,
    resourcePatternType: ResourcePatternTypes.ANY,
    operation: AclOperationTypes.ANY,
    permissionType: AclPermissionTypes.ANY,
  });
  const bindings = resources.flatMap(({ acls, ...resource }) => acls.map(acl => ({ ...resource, ...acl })));
  return new Map(bindings.map(binding => [keyOf(binding), binding]));
};

const KNOWN_WITHIN_MS = 15_000;

// The controller answers when it has written a rule down; the broker that asks it learns of it a moment later.
const untilKnown = async (admin: Admin, wanted: ReadonlyMap<string, Binding>): Promise<void> => {
  for (const until = performance.now() + KNOWN_WITHIN_MS; performance.now() < until; await sleep(50)) {
    const present = await presentBindings(admin);
    if (present.size === wanted.size && [...wanted.keys()].every(key => present.has(key))) return;
  }
  throw new Error('The broker does not know its ACLs after 15 s: run it again');
};

/**
 * Makes the broker's ACLs exactly the table: what is missing is added, what the table no longer has is taken away.
 * Returns when the broker goes by them.
 */
export const applyAcls = async (admin: Admin, table: readonly AclEntry[]): Promise<void> => {
  const wanted = new Map(table.map(bindingOf).map(binding => [keyOf(binding), binding]));
  const present = await presentBindings(admin);
  const missing = [...wanted].filter(([key]) => !present.has(key)).map(([, binding]) => binding);
  const stale = [...present].filter(([key]) => !wanted.has(key)).map(([, binding]) => binding);
  if (missing.length > 0) await admin.createAcls({ acl: missing });
  if (stale.length > 0) await admin.deleteAcls({ filters: stale });
  if (missing.length + stale.length > 0) await untilKnown(admin, wanted);
};
