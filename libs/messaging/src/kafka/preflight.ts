import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { Admin } from 'kafkajs';
import { TransportError } from '../transport.ts';
import type { KafkaConfig } from './client.ts';
import { transportError } from './errors.ts';
import { openSocket } from './socket.ts';

/** Highest version of each request that kafkajs 2.2.4 sends. It ignores the broker's lowest, so we look before. */
const spoken: Readonly<Record<string, readonly [apiKey: number, highest: number]>> = {
  Produce: [0, 7],
  Fetch: [1, 11],
  ListOffsets: [2, 3],
  Metadata: [3, 6],
  OffsetCommit: [8, 5],
  OffsetFetch: [9, 4],
  FindCoordinator: [10, 2],
  JoinGroup: [11, 5],
  Heartbeat: [12, 3],
  LeaveGroup: [13, 3],
  SyncGroup: [14, 3],
  SaslHandshake: [17, 1],
  InitProducerId: [22, 1],
  SaslAuthenticate: [36, 1],
};
const apiVersionsRequest = Buffer.from('0000000a' + '0012' + '0000' + '00000001' + '0000', 'hex');
const answerWithinMs = 3_000;

const readAnswer = async (socket: Socket): Promise<Buffer> => {
  let answer = Buffer.alloc(0);
  for await (const chunk of socket) {
    if (!Buffer.isBuffer(chunk)) continue;
    answer = Buffer.concat([answer, chunk]);
    if (answer.length >= 4 && answer.length >= answer.readInt32BE(0) + 4) break;
  }
  if (answer.length < 14) throw new TransportError('transport.unavailable', 'The broker closed the connection');
  return answer;
};

/** Lowest version that the broker accepts, by API key. */
const lowestVersions = (answer: Buffer): Map<number, number> => {
  const lowest = new Map<number, number>();
  const count = answer.readInt32BE(10);
  for (let index = 0; index < count; index++) {
    const at = 14 + index * 6;
    lowest.set(answer.readInt16BE(at), answer.readInt16BE(at + 2));
  }
  return lowest;
};

const askVersions = async ({ brokers, ssl }: KafkaConfig): Promise<Map<number, number>> => {
  const [broker = ''] = brokers;
  const at = broker.lastIndexOf(':');
  const { promise: connected, resolve } = Promise.withResolvers<void>();
  const where = { host: broker.slice(0, at), port: Number(broker.slice(at + 1)) };
  const socket = openSocket({ ...where, ssl, onConnect: resolve });
  socket.setTimeout(answerWithinMs, () => socket.destroy(new Error('no answer')));
  try {
    await Promise.race([connected, once(socket, 'error').then(([error]) => Promise.reject(error))]);
    socket.write(apiVersionsRequest);
    return lowestVersions(await readAnswer(socket));
  } catch (cause) {
    throw transportError(cause, `Kafka at ${broker} did not tell its versions`);
  } finally {
    socket.destroy();
  }
};

/** Refuses a broker that no longer accepts what kafkajs speaks. @throws {TransportError} `transport.incompatible` naming the requests */
export const checkVersions = async (config: KafkaConfig): Promise<void> => {
  const lowest = await askVersions(config);
  const refused = Object.entries(spoken).filter(([, [apiKey, highest]]) => (lowest.get(apiKey) ?? Infinity) > highest);
  if (refused.length === 0) return;
  const names = refused.map(([name]) => name).join(', ');
  throw new TransportError('transport.incompatible', `The broker does not accept our versions of: ${names}`);
};

/** Partition counts by topic. @throws {TransportError} `transport.unknown-topic` naming what is missing */
export const checkTopics = async (admin: Admin, topics: readonly string[]): Promise<Map<string, number>> => {
  const metadata = await admin.fetchTopicMetadata({ topics: [...topics] }).catch((cause: unknown) => {
    throw transportError(cause, `Topics ${topics.join(', ')}`);
  });
  return new Map(metadata.topics.map(({ name, partitions }) => [name, partitions.length]));
};
