import { randomBytes } from 'node:crypto';
import { KafkaTransport, type KafkaConfig } from '@crossroads/messaging';
import { kafkaLoginOf, testConnections, transportConformance } from '@crossroads/testing';
import { kafkaClient } from './client.ts';

transportConformance(async () => {
  const connections = testConnections();
  const run = randomBytes(4).toString('hex');
  const config = ({ user, password }: { readonly user: string; readonly password: string }): KafkaConfig => ({
    clientId: `conformance-${run}`,
    brokers: connections.kafka.brokers.split(','),
    sasl: { username: user, password },
  });
  const admin = kafkaClient(config(connections.kafka.admin)).admin();
  await admin.connect();
  const topics: string[] = [];
  let made = 0;
  const timings = { sessionMs: 6_000, heartbeatMs: 300, rebalanceMs: 6_000, maxWaitMs: 100 };
  return {
    topic: async numPartitions => {
      const topic = `conformance-${run}-${++made}`;
      await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions, replicationFactor: 1 }] });
      topics.push(topic);
      return topic;
    },
    group: () => `conformance-${run}-${++made}`,
    transport: ({ commits } = { commits: true }) =>
      new KafkaTransport(config(connections.kafka.admin), { ...timings, commitEveryMs: commits ? 100 : 60_000 }),
    stranger: () => new KafkaTransport(config(kafkaLoginOf(connections, 'help.routing')), timings),
    close: async () => {
      await admin.deleteTopics({ topics });
      await admin.disconnect();
    },
  };
});
