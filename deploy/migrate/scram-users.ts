import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import kafkajs from 'kafkajs';
import type { KafkaTarget } from './config.ts';
import { withRawBroker } from './raw-broker.ts';

// kafkajs speaks no AlterUserScramCredentials, and Kafka's own tool needs a JVM and 0.9 s a user. This sends the one
// request (API key 51, version 0) over a kafkajs connection, so that migrating needs nothing but Node.
type Encoder = {
  writeInt8(value: number): Encoder;
  writeInt32(value: number): Encoder;
  writeUVarInt(value: number): Encoder;
  writeUVarIntString(value: string): Encoder;
  writeUVarIntBytes(value: Buffer): Encoder;
};
type Decoder = {
  readInt16(): number;
  readInt32(): number;
  readUVarInt(): number;
  readUVarIntString(): string | null;
  readTaggedFields(): unknown;
};
type UserResult = { readonly user: string; readonly error: number; readonly message: string };
const require = createRequire(import.meta.url);
const EncoderClass: new () => Encoder = require('kafkajs/src/protocol/encoder');
const DecoderClass: new (data: Buffer) => Decoder = require('kafkajs/src/protocol/decoder');

const SCRAM_SHA_512 = 2;
const ITERATIONS = 4096;

export type ScramUser = { readonly name: string; readonly password: string };

const encode = (users: readonly ScramUser[]): Encoder => {
  const noTags = 0;
  const encoder = new EncoderClass()
    .writeUVarInt(noTags)
    .writeUVarInt(1)
    .writeUVarInt(users.length + 1);
  for (const { name, password } of users) {
    const salt = randomBytes(24);
    encoder
      .writeUVarIntString(name)
      .writeInt8(SCRAM_SHA_512)
      .writeInt32(ITERATIONS)
      .writeUVarIntBytes(salt)
      .writeUVarIntBytes(pbkdf2Sync(password, salt, ITERATIONS, 64, 'sha512'))
      .writeUVarInt(noTags);
  }
  return encoder.writeUVarInt(noTags);
};

const decode = (data: Buffer): UserResult[] => {
  const decoder = new DecoderClass(data);
  decoder.readTaggedFields();
  decoder.readInt32();
  return Array.from({ length: decoder.readUVarInt() - 1 }, () => {
    const user = decoder.readUVarIntString() ?? '';
    const error = decoder.readInt16();
    const message = decoder.readUVarIntString() ?? '';
    decoder.readTaggedFields();
    return { user, error, message };
  });
};

/** True when the user can log in with that password. */
export const canLogIn = async (brokers: readonly string[], { name, password }: ScramUser): Promise<boolean> => {
  const kafka = new kafkajs.Kafka({
    brokers: [...brokers],
    sasl: { mechanism: 'scram-sha-512', username: name, password },
    logLevel: kafkajs.logLevel.NOTHING,
    retry: { retries: 0 },
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    await admin.describeCluster();
    return true;
  } catch {
    return false;
  } finally {
    await admin.disconnect();
  }
};

/** Gives every user the password it shall have. @throws {Error} naming those the broker refused */
export const upsertScramUsers = (target: KafkaTarget, users: readonly ScramUser[]): Promise<void> =>
  withRawBroker(target, 5, async ({ connectionPool }) => {
    const results = await connectionPool.send({
      request: { apiKey: 51, apiVersion: 0, apiName: 'AlterUserScramCredentials', encode: async () => encode(users) },
      response: { decode: async data => decode(data), parse: async data => data },
    });
    const refused = results.filter(({ error }) => error !== 0);
    if (refused.length > 0) throw new Error(refused.map(({ user, message }) => `${user}: ${message}`).join('; '));
  });
