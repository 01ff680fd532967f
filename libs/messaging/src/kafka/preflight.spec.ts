import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { TransportError } from '../transport.ts';
import { transportError } from './errors.ts';
import { checkVersions } from './preflight.ts';

const answerWith = (lowest: Readonly<Record<number, number>>): Buffer => {
  const keys = Array.from({ length: 40 }, (_, apiKey) => apiKey);
  const body = Buffer.alloc(10 + keys.length * 6);
  body.writeInt32BE(1, 0);
  body.writeInt32BE(keys.length, 6);
  for (const apiKey of keys) {
    body.writeInt16BE(apiKey, 10 + apiKey * 6);
    body.writeInt16BE(lowest[apiKey] ?? 0, 12 + apiKey * 6);
    body.writeInt16BE(99, 14 + apiKey * 6);
  }
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length);
  return Buffer.concat([length, body]);
};

const withBroker = async (answer: Buffer, work: (broker: string) => Promise<void>): Promise<void> => {
  const server = createServer(socket => {
    // In two pieces: a length does not promise that the rest has come.
    socket.once('data', () => {
      socket.write(answer.subarray(0, 9));
      setTimeout(() => socket.end(answer.subarray(9)), 10);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await work(`127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
  }
};

describe('the preflight', () => {
  it('accepts a broker that takes what we speak', () =>
    withBroker(answerWith({}), broker => checkVersions({ clientId: 'spec', brokers: [broker] })));

  it('names the requests that a broker no longer takes', () =>
    withBroker(answerWith({ 11: 6, 22: 2, 3: 6 }), async broker => {
      await expect(checkVersions({ clientId: 'spec', brokers: [broker] })).rejects.toMatchObject({
        code: 'transport.incompatible',
        retriable: false,
        message: expect.stringMatching(/: JoinGroup, InitProducerId$/),
      });
    }));

  it('says that nobody is there, and that it may be tried again', async () => {
    await expect(checkVersions({ clientId: 'spec', brokers: ['127.0.0.1:1'] })).rejects.toMatchObject({
      code: 'transport.unavailable',
      retriable: true,
    });
  });
});

describe('what a failure of kafkajs means', () => {
  it.each([
    [new Error('Not authorized to access topics: [Topic authorization failed]'), 'transport.refused'],
    [Object.assign(new Error('x'), { name: 'KafkaJSSASLAuthenticationError' }), 'transport.refused'],
    [Object.assign(new Error('too large'), { type: 'MESSAGE_TOO_LARGE' }), 'transport.record-too-large'],
    [
      new Error('retries', { cause: Object.assign(new Error('x'), { type: 'UNKNOWN_TOPIC_OR_PARTITION' }) }),
      'transport.unknown-topic',
    ],
    [new Error('This server does not host this topic-partition'), 'transport.unknown-topic'],
    [new Error('Connection error: ECONNREFUSED'), 'transport.unavailable'],
    ['no error at all', 'transport.unavailable'],
  ] as const)('is seen from %s', (cause, code) => {
    expect(transportError(cause, 'doing')).toMatchObject({ code, retriable: code === 'transport.unavailable' });
  });

  it('is not asked twice', () => {
    const error = new TransportError('transport.closed', 'closed');
    expect(transportError(error, 'doing')).toBe(error);
    expect(transportError(new Error('outer', { cause: error }), 'doing').code).toBe('transport.closed');
  });
});
