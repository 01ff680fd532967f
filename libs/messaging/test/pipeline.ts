import { IntakeReferralClosedV1 } from '@crossroads/contracts/help';
import { on, topics } from '@crossroads/contracts';
import { RuleViolation } from '@crossroads/kernel';
import { systemClock, uuidv7 } from '@crossroads/platform';
import type pg from 'pg';
import { messagingConfig } from '../src/config.ts';
import { MemoryBroker } from '../src/memory/broker.ts';
import { MemoryTransport } from '../src/memory/memory-transport.ts';
import { realTime } from '../src/memory/scheduler.ts';
import { createMessaging } from '../src/messaging.ts';
import type { MessagingPorts } from '../src/messaging-ports.ts';
import { partitionFor } from '../src/partition.ts';
import type { Outgoing, Received, ServiceParts, Tx } from '../src/ports.ts';
import { NoteRow, storeOn } from './thing-store.ts';

export const TOPIC = 'help.intake.referral.v1';
export const GROUP = 'help.screening.cases';

type Noted = { readonly subject: string; readonly sequence: number; readonly word: string };

/** Words that a test makes the handler fail with. */
export const failing = new Map<string, Error>();

const note = async (received: readonly Received<Noted>[], tx: Tx): Promise<void> => {
  for (const { command } of received) {
    const failure = failing.get(command.word);
    if (failure) throw failure;
  }
  const rows = received.map(({ command: { subject, sequence, word } }) =>
    Object.assign(new NoteRow(), { thingId: subject, position: sequence, word }),
  );
  await tx.insert(NoteRow, rows);
};

/** A consumer that writes down what it saw: a second effect of one event breaks its key. */
export const notingParts = (): ServiceParts<Noted> => ({
  plane: 'help',
  service: 'screening',
  handler: 'cases',
  topics: [TOPIC],
  handle: note,
  deadlines: {},
  rows: [NoteRow],
  consumes: [
    on(IntakeReferralClosedV1, ({ subject, sequence, data }) => ({
      subject,
      sequence,
      word: data.outcomeCode.slice(2),
    })),
  ],
});

export const publishingParts = (): ServiceParts<never> => ({
  plane: 'help',
  service: 'intake',
  handler: 'progress',
  topics: [],
  handle: async () => undefined,
  deadlines: {},
  rows: [],
  consumes: [],
});

export const closed = (subject: string, word: string): Outgoing => ({
  type: 'intake.referral.closed.v1',
  site: 'abq',
  subject,
  data: { referralId: subject, outcomeCode: `W_${word}`, supervisorId: null },
});

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Everything of messaging that is the same in all of these specs. */
export const portsOf = (url: string, broker: MemoryBroker, more: Partial<MessagingPorts> = {}) => {
  const { pool, store } = storeOn(url);
  const ports: MessagingPorts = {
    store,
    transport: new MemoryTransport(broker, { scheduler: realTime }),
    clock: systemClock,
    time: realTime,
    newId: uuidv7,
    log: quiet,
    digest: (value: unknown) => JSON.stringify(value),
    config: { ...messagingConfig({}), parkedWaitMs: 20, parkedAttempts: 3 },
    ...more,
  };
  return { pool, ports };
};

export const newBroker = (): MemoryBroker =>
  new MemoryBroker(realTime, { topics: Object.fromEntries(topics.map(({ name }) => [name, 3])) });

/** Puts bytes on the topic, as a stranger might. */
export const appendRaw = (broker: MemoryBroker, key: string, value: Buffer | null): void => {
  broker.append({ topic: TOPIC, partition: partitionFor(key, 3) }, [
    { key, value, headers: {}, timestamp: new Date() },
  ]);
};

/** What the noting service did for a subject, in the order of the sequence. */
export const notesOf = async (pool: pg.Pool, subject: string): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ word: string }>(
    'select word from thing_note where thing_id = $1 order by position',
    [subject],
  );
  return rows.map(({ word }) => word);
};

export const ruleBroken = (code: string): RuleViolation => new RuleViolation(code, 'a rule of the spec');
export { createMessaging };
