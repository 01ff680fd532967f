import { randomUUID } from 'node:crypto';
import { siteSecurity } from '@crossroads/platform';
import pg from 'pg';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { pgStore } from '../src/pg/pg-store.ts';
import type { OutboxRecord } from '../src/store/outbox-store.ts';

/** An aggregate with a column of every kind that services use. */
@Entity({ name: 'thing' })
export class ThingRow {
  @PrimaryColumn({ name: 'id', type: 'uuid' }) id: string;
  @Column({ name: 'site', type: 'text' }) site: string;
  @Column({ name: 'version', type: 'integer' }) version: number;
  @Column({ name: 'made_at', type: 'timestamptz', precision: 3 }) madeAt: Date;
  @Column({ name: 'born_on', type: 'date', nullable: true }) bornOn: string | null;
  @Column({ name: 'codes', type: 'jsonb' }) codes: readonly string[];
  @Column({ name: 'sealed', type: 'bytea', nullable: true }) sealed: Buffer | null;
  @Column({ name: 'is_open', type: 'boolean' }) isOpen: boolean;
  @Column({ name: 'big', type: 'bigint' }) big: number;
}

/** A row that never changes, with a key of two columns. */
@Entity({ name: 'thing_note' })
export class NoteRow {
  @PrimaryColumn({ name: 'thing_id', type: 'uuid' }) thingId: string;
  @PrimaryColumn({ name: 'position', type: 'integer' }) position: number;
  @Column({ name: 'word', type: 'text', nullable: true }) word: string | null;
}

const tablesOf = (service: string): string => `set role ${service}_owner;
  create table ${service}.thing (id uuid primary key, site text not null, version integer not null, made_at timestamptz(3) not null,
    born_on date, codes jsonb not null, sealed bytea, is_open boolean not null, big bigint not null);
  create table ${service}.thing_note (thing_id uuid, position integer, word text, primary key (thing_id, position));
  ${siteSecurity(`${service}.thing`)};`;

/** Adds the tables of the rows above to a fresh database. */
export const addThings = async (adminUrl: string, service = 'intake'): Promise<void> => {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(tablesOf(service));
  await client.end();
};

/** A store and its pool, as the service that owns the schema. */
export const storeOn = (url: string, max = 8) => {
  const pool = new pg.Pool({ connectionString: url, max, pipeline: true });
  return { pool, store: pgStore(pool) };
};

export const thing = (more: Partial<ThingRow> = {}): ThingRow =>
  Object.assign(new ThingRow(), {
    id: randomUUID(),
    site: 'abq',
    version: 1,
    madeAt: new Date('2026-11-24T08:00:00.123Z'),
    bornOn: '2002-02-28',
    codes: ['A', 'B "quoted"'],
    sealed: Buffer.from([0, 1, 255]),
    isOpen: true,
    big: 9_007_199_254_740_991,
    ...more,
  });

export const record = (subject: string, more: Partial<OutboxRecord> = {}): OutboxRecord => ({
  eventId: randomUUID(),
  topic: 'help.intake.referral.v1',
  subject,
  head: '{"sequence":',
  tail: ',"word":"ñ"}',
  traceparent: undefined,
  ...more,
});
