import { readFile } from 'node:fs/promises';
import { consumes } from '../../src/consumes.ts';

/** The golden sample of an event: `sample('intake', 'referral-submitted')`. */
export const sample = async (service: string, name: string): Promise<{ data: Record<string, unknown> }> => {
  const file = new URL(`../../../../libs/contracts/src/${service}/${name}.v1.json`, import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')) as { data: Record<string, unknown> };
};

/** What outreach makes of an event of this type. */
export const toCommand = (type: string, event: unknown): unknown =>
  consumes.find(row => row.type === type)?.toCommand(event);
