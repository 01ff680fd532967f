import { acls, principals, topics } from '@crossroads/contracts';
import { KafkaTransport } from '@crossroads/messaging';
import { adminKafka, kafkaLoginOf, testConnections } from '@crossroads/testing';
import kafkajs from 'kafkajs';
import { isGranted } from '../wall/granted.ts';
import type { Right } from '../wall/granted.ts';

const connections = testConnections();
const refused = expect.objectContaining({ code: 'transport.refused' });
const everyTopic = topics.map(({ name }) => name);

const clientOf = (principal: string, password = kafkaLoginOf(connections, principal).password): KafkaTransport =>
  new KafkaTransport({
    clientId: 'access',
    brokers: connections.kafka.brokers.split(','),
    sasl: { username: principal, password },
  });

const withClient = async <T>(client: KafkaTransport, work: (client: KafkaTransport) => Promise<T>): Promise<T> => {
  try {
    return await work(client);
  } finally {
    await client.close({ drain: false });
  }
};

/** Resolves to nothing when it was allowed, else to the error. */
const refusalOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(() => undefined).catch((error: unknown) => error);

// Groups, and every pair past this library's own look at a topic: deploy/wall.
const pairs = principals.flatMap(({ name: principal }) => everyTopic.map(name => ({ principal, name })));

describe.each(principals)('$name at the broker', ({ name: principal }) => {
  const own = pairs.filter(pair => pair.principal === principal).map(({ name }) => name);
  const right = (name: string): Right => ({ principal, resource: 'topic', name });
  const seen = own.filter(name => isGranted(right(name), 'describe'));
  const foreign = own.filter(name => !isGranted(right(name), 'describe'));
  const readOnly = own.filter(name => isGranted(right(name), 'read') && !isGranted(right(name), 'write'));

  it.each(foreign)('is refused even a look at %s, and so to read or write it', name =>
    withClient(clientOf(principal), async client => {
      expect(await refusalOf(client.open([name]))).toEqual(refused);
    }),
  );

  it.each(readOnly)('may look at %s, and is refused to write it', name =>
    withClient(clientOf(principal), async client => {
      await client.open([name]);
      const record = { topic: name, partition: 0, key: 'k', value: Buffer.from('{}') };
      expect(await refusalOf(client.produceBatch([record]))).toEqual(refused);
    }),
  );

  it('sees what it is granted', () =>
    withClient(clientOf(principal), async client => {
      expect(await refusalOf(client.open(seen))).toBeUndefined();
    }));

  it('is nobody without its password', () =>
    withClient(clientOf(principal, 'guessed'), async client => {
      expect(await refusalOf(client.open(seen))).toEqual(refused);
    }));
});

it('has no rule at the broker that is not in the table', async () => {
  const { AclOperationTypes: operations, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;
  const admin = adminKafka(connections).admin();
  await admin.connect();
  const { resources } = await admin.describeAcls({
    resourceType: AclResourceTypes.ANY,
    resourcePatternType: ResourcePatternTypes.ANY,
    operation: operations.ANY,
    permissionType: AclPermissionTypes.ANY,
  });
  await admin.disconnect();
  const kinds = { topic: AclResourceTypes.TOPIC, group: AclResourceTypes.GROUP };
  const patterns = { literal: ResourcePatternTypes.LITERAL, prefixed: ResourcePatternTypes.PREFIXED };
  const verbs = { read: operations.READ, write: operations.WRITE, describe: operations.DESCRIBE };
  const found = resources.flatMap(({ resourceType, resourceName, resourcePatternType, acls: rules }) =>
    rules.map(
      ({ principal, operation, permissionType }) =>
        `${principal} ${resourceType} ${resourcePatternType} ${resourceName} ${operation} ${permissionType}`,
    ),
  );
  const wanted = acls.map(
    ({ principal, resource, pattern, name, operation }) =>
      `User:${principal} ${kinds[resource]} ${patterns[pattern]} ${name} ${verbs[operation]} ${AclPermissionTypes.ALLOW}`,
  );
  expect(found.toSorted()).toEqual(wanted.toSorted());
});
