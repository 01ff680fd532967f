import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestConnections } from '../connections.ts';
import { adminKafka, readTopics } from '../oracle/topic-reader.ts';

/** Where a marker was found: never the text around it. */
export type CanaryHit = { readonly place: string };

/** A marker that occurs nowhere by chance and passes as a name: letters only. */
export const canary = (): string => {
  const letters = [...randomBytes(16)].map(byte => String.fromCharCode(97 + (byte % 26))).join('');
  return `Zq${letters}`;
};

/** Other forms in which a marker might be lying about. */
const formsOf = (marker: string): readonly string[] => [
  marker.toLowerCase(),
  ...[0, 1, 2].map(shift => {
    // Base64 of a text that contains the marker, whatever stands before it: the outer characters depend on neighbours.
    const encoded = Buffer.from(`${'x'.repeat(shift)}${marker}`)
      .toString('base64')
      .replace(/=+$/, '');
    return encoded.slice(shift === 0 ? 0 : shift + 1, -1).toLowerCase();
  }),
  Buffer.from(marker).toString('hex'),
];

/** True when the text holds the marker, in any case, as it is, or in Base64 or hexadecimal. */
export const holdsCanary = (text: string, marker: string): boolean => {
  const lower = text.toLowerCase();
  return formsOf(marker).some(form => lower.includes(form));
};

const overlap = 4_096;

const fileHolds = async (file: string, marker: string): Promise<boolean> => {
  let tail = '';
  for await (const chunk of createReadStream(file, { encoding: 'latin1' })) {
    const text = tail + String(chunk);
    if (holdsCanary(text, marker)) return true;
    tail = text.slice(-overlap);
  }
  return false;
};

/** Files below a folder, or the file itself, that hold the marker: logs, traces, dumps. */
export const searchFiles = async (path: string, marker: string): Promise<readonly CanaryHit[]> => {
  const isFolder = (await stat(path)).isDirectory();
  const files = isFolder ? await readdir(path, { recursive: true, withFileTypes: true }) : [];
  const paths = isFolder
    ? files.filter(file => file.isFile()).map(({ parentPath, name }) => join(parentPath, name))
    : [path];
  const hits: CanaryHit[] = [];
  for (const file of paths) if (await fileHolds(file, marker)) hits.push({ place: file });
  return hits;
};

/** Records that hold the marker in key, value or headers, read through a consumer; all topics unless some are named. */
export const searchTopics = async (
  connections: Pick<TestConnections, 'kafka'>,
  marker: string,
  topics?: readonly string[],
): Promise<readonly CanaryHit[]> => {
  const admin = adminKafka(connections).admin();
  await admin.connect();
  const names = topics ?? (await admin.listTopics()).filter(name => !name.startsWith('__'));
  await admin.disconnect();
  const records = await readTopics(connections, names);
  return records
    .filter(({ key, value, headers }) => holdsCanary(`${key} ${value} ${JSON.stringify(headers)}`, marker))
    .map(({ topic, partition, offset }) => ({ place: `${topic}/${partition}@${offset}` }));
};

const tablesSql = `select format('%I.%I', schemaname, tablename) as name from pg_tables
  where schemaname not in ('pg_catalog', 'information_schema') order by 1`;

const tableHolds = async (client: Client, table: string, marker: string): Promise<boolean> => {
  // A row's text shows bytea in hexadecimal, which is one of the forms.
  const { rows } = await client.query<{ row: string }>(`select t::text as row from ${table} t`);
  return rows.some(({ row }) => holdsCanary(row, marker));
};

/** Tables of a database that hold the marker in clear, in any column; bytes are looked into as text too. */
export const searchDatabase = async (adminUrl: string, marker: string): Promise<readonly CanaryHit[]> => {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(tablesSql);
    const holds = await Promise.all(tables.map(({ name }) => tableHolds(client, name, marker)));
    return tables.filter((_, index) => holds[index]).map(({ name }) => ({ place: name }));
  } finally {
    await client.end();
  }
};
